"""The cells by name, so that a network can hold any of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import MappingProxyType
from typing import Any, Protocol

from engine.arrays import Array
from engine.cells import gru, lstm, rnn
from engine.errors import check_name
from engine.traces import Gradients, State, Trace


class Cell(Protocol):
    """The functions of a cell's module, over whatever parameters it has."""

    Params: Any
    initialise: Any

    def forward(
        self, params: Any, x: Array, state: State | None = None, *, mask: Array | None = None
    ) -> Trace: ...

    def step(self, params: Any, x: Array, state: State) -> State: ...

    def backward(
        self, trace: Trace, dh: Array, *, truncate: int | None = None, inputs: bool = True
    ) -> Gradients: ...

    def stream(
        self, params: Any, chunks: Iterable[Array], state: State | None = None
    ) -> Iterator[Trace]: ...


CELLS: MappingProxyType[str, Any] = MappingProxyType({"rnn": rnn, "lstm": lstm, "gru": gru})


def cell_named(name: str) -> Cell:
    """Give the cell's module. Raises UnknownNameError."""
    check_name("cell", name, CELLS)
    cell: Cell = CELLS[name]
    return cell
