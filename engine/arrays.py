"""Arrays as they come in and go out: checked, of one dtype, read-only."""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from engine.errors import DTypeError, LimitError, ShapeError

Array: TypeAlias = NDArray[Any]
"""Real numbers, float32 or float64 (complex128 inside a gradient check)."""
IntArray: TypeAlias = NDArray[np.intp]
BoolArray: TypeAlias = NDArray[np.bool_]

DTYPES = ("float32", "float64", "complex128")
MOST_NUMBERS = 2_000_000_000
CHARS = "fdD"
"""The same; a dtype's name takes longer to ask for than a small product."""


def weight_dtype(array: object, what: str) -> np.dtype[Any]:
    """Give the dtype that computes, in the machine's byte order.

    Raises DTypeError unless it is one of DTYPES.
    """
    if not isinstance(array, np.ndarray) or array.dtype.char not in CHARS:
        kind = getattr(array, "dtype", type(array).__name__)
        raise DTypeError(f"{what} is {kind}; convert it to float32 or float64.")
    dtype: np.dtype[Any] = array.dtype
    return dtype if dtype.isnative else dtype.newbyteorder("=")


def real_dtype(array: object, what: str) -> np.dtype[Any]:
    """Give the dtype that computes. Raises DTypeError unless it is float32 or float64."""
    dtype = weight_dtype(array, what)
    if dtype.kind == "c":
        raise DTypeError(f"{what} is {dtype}; float32 or float64 is wanted.")
    return dtype


def numbers(array: object, dtype: np.dtype[Any], what: str) -> Array:
    """Give the array in the dtype; what was passed, if it is in it already.

    Raises DTypeError for what isn't real numbers, or has some that the dtype can't hold, and
    LimitError for more than MOST_NUMBERS.
    """
    given = as_array(array, what)
    if given.size > MOST_NUMBERS:  # a view may claim any size
        raise LimitError(f"{what} has shape {given.shape}; the limit is {MOST_NUMBERS} numbers.")
    if given.dtype == dtype:
        return given
    if given.dtype.kind not in "fiub":
        raise DTypeError(f"{what} is {given.dtype}; real numbers are wanted, like float64.")
    try:
        with np.errstate(over="raise", invalid="ignore", under="ignore"):
            return given.astype(dtype)
    except FloatingPointError as error:
        raise DTypeError(
            f"{what} has numbers beyond the largest {dtype}; scale them, or compute in float64."
        ) from error


def as_array(array: object, what: str) -> Array:
    """Give the array as it is. Raises DTypeError for what can't be one."""
    if type(array) is np.ndarray:
        return array
    try:
        return np.asarray(array)
    except Exception as error:  # rows of different lengths, or whatever another library raises
        raise DTypeError(f"{what} is no array: {str(error).rstrip('.')}.") from error


def finite(array: Array, what: str) -> Array:
    """Give the array. Raises DTypeError, naming the first place, if a number isn't finite."""
    if not np.isfinite(array).all():
        where = tuple(int(k) for k in np.argwhere(~np.isfinite(array))[0])
        raise DTypeError(f"{what}{list(where)} is {array[where]}; finite numbers are wanted.")
    return array


def check_shape(array: Array, wanted: tuple[int | str, ...], what: str, remedy: str = "") -> None:
    """Raise ShapeError unless the array has the wanted sizes; a str stands for any size."""
    fits = array.ndim == len(wanted) and all(
        isinstance(size, str) or size == found
        for size, found in zip(wanted, array.shape, strict=True)
    )
    if not fits:
        shape = "(" + ", ".join(map(str, wanted)) + ("," if len(wanted) == 1 else "") + ")"
        raise ShapeError(f"{what} has shape {array.shape}; {shape} is wanted{remedy}.")


def frozen(array: Array) -> Array:
    """Make the array read-only, and give it."""
    array.setflags(write=False)
    return array


def owned(array: Array, dtype: np.dtype[Any]) -> Array:
    """Give the array read-only and C-ordered, in the dtype; a copy where anybody can change it."""
    if array.dtype == dtype and array.flags.c_contiguous and _is_constant(array):
        return array
    return frozen(np.array(array, dtype, order="C"))


def _is_constant(array: object) -> bool:
    """Say whether nobody can write to this memory: a read-only view may be one of a writable."""
    while type(array) is np.ndarray and not array.flags.writeable:
        if array.base is None:
            return True
        array = array.base
    return isinstance(array, bytes)


def time_first(features_first: Array) -> Array:
    """Turn (T, H, B) into a read-only view (T, B, H)."""
    return frozen(features_first.transpose(0, 2, 1))
