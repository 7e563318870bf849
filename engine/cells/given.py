"""What a cell is given, checked before anything is laid out for it."""

from __future__ import annotations

from typing import cast

from engine.arrays import MOST_NUMBERS, Array, as_array, check_shape
from engine.errors import LimitError, ShapeError, UnknownNameError, shown
from engine.limits import is_whole
from engine.parameters import Params
from engine.traces import State, Trace

A_UNIT = 7
"""Numbers that a step of a unit leaves in a trace, at most."""


def check_run(
    cell: str, params: object, x: object, state: object, mask: object
) -> tuple[Array, Array | None]:
    """Give x and the mask as arrays. Raises EngineError for what isn't a run of this cell."""
    check_cell(cell, params)
    if state is not None and not isinstance(state, State):
        raise ShapeError(
            f"The state is {shown(state)}; a State with h, and c in an LSTM, is wanted."
        )
    given = as_array(x, "x")
    if isinstance(params, Params) and given.ndim == 3:
        T, B, D = given.shape
        held = T * B * (D + A_UNIT * params.hidden_size)
        if held > MOST_NUMBERS:
            raise LimitError(
                f"x has shape {given.shape}; its trace would hold {held} numbers, and the limit is "
                f"{MOST_NUMBERS}. Stream it in chunks."
            )
    if mask is None:
        return given, None
    real = as_array(mask, "The mask")
    if given.ndim == 3:
        check_shape(real, given.shape[:2], "The mask", ", True for a real step")
    return given, real


def check_cell(cell: str, params: object) -> None:
    """Raise UnknownNameError unless the weights are this cell's."""
    if getattr(params, "cell", None) != cell:
        kind = f"a {params.cell}'s" if isinstance(params, Params) else shown(params)
        raise UnknownNameError(f"The weights are {kind}; a {cell}'s are wanted.")


def check_trace(cell: str, trace: object) -> None:
    """Raise UnknownNameError unless the trace is of this cell."""
    if not isinstance(trace, Trace):
        raise UnknownNameError(f"The trace is {shown(trace)}; what forward gives is wanted.")
    check_cell(cell, trace.params)


def window_of(truncate: object) -> int | None:
    """Give how many steps a gradient flows over at most; None for all. Raises LimitError."""
    if truncate is None or is_whole(truncate, 1):
        return cast("int | None", truncate)
    raise LimitError(f"truncate is {shown(truncate)}; a whole number of steps from 1 is wanted.")
