"""The weights of one layer in the one layout that everything inside uses.

W (gH, H + D + 1) multiplies [h; x; 1]: block k of H rows belongs to gate k of the cell, the first
H columns read the state, the next D the input, the last is the bias.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import ClassVar, Self

from engine.arrays import Array, check_shape, numbers, owned, weight_dtype
from engine.errors import ShapeError, UnknownNameError, check_name, listed
from engine.limits import check_is


@dataclass(frozen=True, eq=False)
class Params:
    """Read-only weights of one layer. Raises DTypeError or ShapeError for what can't be weights."""

    W: Array
    cell: ClassVar[str]
    gates: ClassVar[tuple[str, ...]]
    """Names of W's blocks, from top to bottom."""

    def __post_init__(self) -> None:
        weight_dtype(self.W, "W")
        g = len(self.gates)
        if self.W.ndim != 2 or len(self.W) == 0 or len(self.W) % g or self.input_size < 1:
            raise ShapeError(
                f"W has shape {self.W.shape}; ({g}H, H + D + 1) is wanted for a {self.cell}."
            )
        self._own("W")

    def _own(self, name: str) -> None:
        array = getattr(self, name)
        object.__setattr__(self, name, owned(array, weight_dtype(array, name)))

    @property
    def hidden_size(self) -> int:
        return len(self.W) // len(self.gates)

    @property
    def input_size(self) -> int:
        return int(self.W.shape[1]) - self.hidden_size - 1

    def block(self, gate: str) -> Array:
        """Rows of one gate, (H, H + D + 1). Raises UnknownNameError."""
        check_name(f"gate of the {self.cell}", gate, self.gates)
        start = self.gates.index(gate) * self.hidden_size
        return self.W[start : start + self.hidden_size]

    def recurrent(self, gate: str) -> Array:
        """W_h of one gate, (H, H)."""
        return self.block(gate)[:, : self.hidden_size]

    def inputs(self, gate: str) -> Array:
        """W_x of one gate, (H, D)."""
        return self.block(gate)[:, self.hidden_size : -1]

    def bias(self, gate: str) -> Array:
        """B of one gate, (H,)."""
        return self.block(gate)[:, -1]

    def pre_activations(self, z: Array, record: Array) -> Mapping[str, Array]:
        """Give what goes into each gate's activation, (T, H, B), from a trace's arrays."""
        raise NotImplementedError

    @property
    def arrays(self) -> Mapping[str, Array]:
        """What an optimiser moves, by name."""
        return MappingProxyType({"W": self.W})

    def with_arrays(self, arrays: Mapping[str, Array]) -> Self:
        """Give parameters with these arrays instead.

        Raises UnknownNameError, ShapeError or DTypeError for arrays that don't belong here.
        """
        check_is(arrays, Mapping, "arrays")
        if set(arrays) != set(self.arrays):
            raise UnknownNameError(
                f"A {self.cell} has the arrays {', '.join(self.arrays)}; {listed(arrays)} given."
            )
        fresh = {name: numbers(a, weight_dtype(a, name), name) for name, a in arrays.items()}
        for name, old in self.arrays.items():
            check_shape(fresh[name], old.shape, name)
        return replace(self, **fresh)
