"""Arrays as they come in and go out: checked, of one dtype, read-only."""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from engine.errors import DTypeError, ShapeError

Array: TypeAlias = NDArray[Any]
"""Real numbers, float32 or float64 (complex128 inside a gradient check)."""
IntArray: TypeAlias = NDArray[np.intp]
BoolArray: TypeAlias = NDArray[np.bool_]

DTYPES = ("float32", "float64", "complex128")


def weight_dtype(array: object, what: str) -> np.dtype[Any]:
    """Give the dtype that computes. Raises DTypeError unless it is one of DTYPES."""
    if not isinstance(array, np.ndarray) or array.dtype.name not in DTYPES:
        kind = getattr(array, "dtype", type(array).__name__)
        raise DTypeError(f"{what} is {kind}; convert it to float32 or float64.")
    dtype: np.dtype[Any] = array.dtype
    return dtype


def numbers(array: object, dtype: np.dtype[Any], what: str) -> Array:
    """Give the array in the dtype. Raises DTypeError for what isn't real numbers."""
    try:
        given = np.asarray(array)
    except ValueError as error:  # rows of different lengths
        raise DTypeError(f"{what} is no array: {error}.") from error
    if given.dtype.kind not in "fiub" and given.dtype != dtype:
        raise DTypeError(f"{what} is {given.dtype}; real numbers are wanted, like float64.")
    return given.astype(dtype, copy=False)


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


def time_first(features_first: Array) -> Array:
    """Turn (T, H, B) into a read-only view (T, B, H)."""
    return frozen(features_first.transpose(0, 2, 1))
