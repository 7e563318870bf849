"""Arrays taken by name, one by one, so that what is missing, misshapen or left over is named."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from engine.arrays import Array, as_array, finite, numbers
from engine.errors import DTypeError, WeightsError, listed, shown


class Named:
    """Hands out arrays and remembers which; every complaint is a WeightsError."""

    def __init__(
        self,
        arrays: Mapping[str, Array],
        dtype: Any,
        rename: Callable[[Mapping[str, Array]], dict[str, Array]] = dict,
    ) -> None:
        _check_mapping(arrays)
        self._arrays = rename(arrays)
        self._dtype = np.dtype(dtype)
        self._left = set(self._arrays)

    def take(self, name: str, shape: tuple[int, ...]) -> Array:
        """Give the array in the network's dtype."""
        if name not in self._arrays:
            raise WeightsError(f"{name} {shape} is missing. There are {listed(self._arrays)}.")
        try:
            array = as_array(self._arrays[name], name)
            if array.shape != shape:
                raise WeightsError(f"{name} has shape {array.shape}; {shape} is wanted.")
            if array.dtype.kind != "f":
                raise WeightsError(f"{name} is {array.dtype}; floating-point numbers are wanted.")
            found = numbers(finite(array, name), self._dtype, name)
        except DTypeError as error:
            raise WeightsError(str(error)) from error
        self._left.discard(name)
        return np.array(found, order="C")

    def has(self, name: str) -> bool:
        return name in self._arrays

    def finish(self) -> None:
        """Raise WeightsError if an array was never asked for."""
        if self._left:
            raise WeightsError(f"{listed(self._left)}: no part of this network.")


def _check_mapping(given: object) -> None:
    if not isinstance(given, Mapping):
        raise WeightsError(f"The weights are {shown(given)}; arrays by name are wanted.")
    for name in given:
        if not isinstance(name, str):
            raise WeightsError(f"{shown(name)} is the name of a weight; a str is wanted.")


def summed(a: Array, b: Array, name: str) -> Array:
    """Add two biases. Raises WeightsError if the sum is beyond the dtype."""
    with np.errstate(over="ignore"):
        total: Array = a + b
    if not np.isfinite(total).all():
        raise WeightsError(f"{name} and its second bias are beyond {total.dtype} together.")
    return total
