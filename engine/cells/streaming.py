"""Unbounded sequences in constant memory: one chunk after the other, each from the last state."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from engine.arrays import Array
from engine.limits import check_is
from engine.traces import State, Trace


def stream_with(
    forward: Callable[[Array, State | None], Trace], chunks: Iterable[Array], state: State | None
) -> Iterator[Trace]:
    """Yield the trace of each chunk; the numbers are bitwise those of one pass over everything."""
    check_is(chunks, Iterable, "chunks")
    for chunk in chunks:
        trace = forward(chunk, state)
        # A state that is a view would keep the whole chunk's trace alive.
        state = State(trace.final.h.copy(), None if trace.c is None else _copied(trace.final.c))
        yield trace


def _copied(array: Array | None) -> Array | None:
    return None if array is None else array.copy()
