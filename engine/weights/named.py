"""Arrays taken by name, one by one, so that what is missing, misshapen or left over is named."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from engine.arrays import Array
from engine.errors import WeightsError


class Named:
    """Hands out arrays and remembers which; every complaint is a WeightsError."""

    def __init__(self, arrays: Mapping[str, Array], dtype: Any) -> None:
        self._arrays = dict(arrays)
        self._dtype = np.dtype(dtype)
        self._left = set(arrays)

    def take(self, name: str, shape: tuple[int, ...]) -> Array:
        """Give the array in the network's dtype."""
        if name not in self._arrays:
            raise WeightsError(
                f"{name} {shape} is missing. There are {', '.join(sorted(self._arrays)) or 'none'}."
            )
        array = np.asarray(self._arrays[name])
        if array.shape != shape:
            raise WeightsError(f"{name} has shape {array.shape}; {shape} is wanted.")
        if array.dtype.kind != "f":
            raise WeightsError(f"{name} is {array.dtype}; floating-point numbers are wanted.")
        if not np.isfinite(array).all():
            where = tuple(int(k) for k in np.argwhere(~np.isfinite(array))[0])
            raise WeightsError(f"{name}{list(where)} is {array[where]}; weights are finite.")
        self._left.discard(name)
        return array.astype(self._dtype)

    def has(self, name: str) -> bool:
        return name in self._arrays

    def finish(self) -> None:
        """Raise WeightsError if an array was never asked for."""
        if self._left:
            raise WeightsError(f"{', '.join(sorted(self._left))}: no part of this network.")
