"""What a forward pass keeps: every state and gate, read-only and never part of a workspace."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from engine.arrays import Array, BoolArray, check_shape, frozen, numbers, time_first
from engine.errors import ShapeError, check_name
from engine.parameters import Params


@dataclass(frozen=True, eq=False)
class State:
    """Where a layer stands between two steps: h (B, H), and c (B, H) in an LSTM."""

    h: Array
    c: Array | None = None


@dataclass(frozen=True, eq=False)
class Trace:
    """One layer's run over T steps of B sequences.

    Inside, features stand first. Row t of `z` (T+1, H+D+1, B) holds [h; x; 1] before step t, and
    row t of `record` (T+1, R·H, B) the gates of step t, and the cell state before it.
    """

    params: Params
    z: Array
    record: Array
    blocks: Mapping[str, int]
    """Where each gate, and the cell state, stands in `record`."""
    mask: BoolArray | None = None

    def __post_init__(self) -> None:
        frozen(self.z)
        frozen(self.record)

    def __len__(self) -> int:
        return len(self.z) - 1

    @property
    def h(self) -> Array:
        """Hidden state after each step, (T, B, H)."""
        return time_first(self.z[1:, : self.params.hidden_size])

    @property
    def c(self) -> Array | None:
        """Cell state after each step, (T, B, H); None unless the cell is an LSTM."""
        return time_first(self.record[1:, self.rows("c")]) if "c" in self.blocks else None

    @property
    def gates(self) -> Mapping[str, Array]:
        """Activations of each gate and of the candidate, (T, B, H) by name; none in an RNN."""
        names = (name for name in self.params.gates if name in self.blocks)
        return MappingProxyType(
            {name: time_first(self.record[:-1, self.rows(name)]) for name in names}
        )

    @property
    def inputs(self) -> Array:
        """What was read, (T, B, D)."""
        return time_first(self.z[:-1, self.params.hidden_size : -1])

    @property
    def initial(self) -> State:
        """The state before the first step."""
        return self.before(0)

    @property
    def final(self) -> State:
        """The state after the last step, to go on from."""
        return self.before(len(self))

    def before(self, step: int) -> State:
        """Give the state before a step, or after the last for step T."""
        h = frozen(self.z[step, : self.params.hidden_size].T)
        if "c" not in self.blocks:
            return State(h)
        return State(h, frozen(self.record[step, self.rows("c")].T))

    @property
    def pre_activations(self) -> Mapping[str, Array]:
        """What goes into each gate's activation, (T, B, H) by name; computed when asked for."""
        given = self.params.pre_activations(self.z, self.record)
        return MappingProxyType({name: time_first(a) for name, a in given.items()})

    def rows(self, name: str) -> slice:
        """Rows of `record` that hold a gate or the cell state. Raises UnknownNameError."""
        check_name("block of the trace", name, self.blocks)
        H = self.params.hidden_size
        return slice(self.blocks[name] * H, (self.blocks[name] + 1) * H)


@dataclass(frozen=True, eq=False)
class Gradients:
    """dL by everything a layer depends on; arrays (T, B, ·) are read-only."""

    parameters: Mapping[str, Array]
    """By the names of `Params.arrays`."""
    inputs: Array
    """dL/dx, (T, B, D)."""
    h: Array
    """dL/dh_t along every path, (T, B, H)."""
    c: Array | None
    """dL/dc_t, (T, B, H), in an LSTM."""
    initial: State
    """dL/dh_0 and dL/dc_0, (B, H)."""


def begin(
    params: Params, x: object, state: State | None, mask: object, record_blocks: int
) -> tuple[Array, Array, BoolArray | None]:
    """Lay out z and record for a run, inputs, ones and the initial h filled in.

    Raises ShapeError or DTypeError for inputs, a state or a mask that don't fit.
    """
    dtype = params.W.dtype
    given = numbers(x, dtype, "x")
    check_shape(given, ("T", "B", params.input_size), "x", _INPUTS)
    T, B, H = given.shape[0], given.shape[1], params.hidden_size
    if B == 0:
        raise ShapeError(f"x has shape {given.shape}; a batch has at least one sequence.")
    z = np.empty((T + 1, params.W.shape[1], B), dtype)
    z[:T, H:-1] = given.transpose(0, 2, 1)
    z[T, H:-1] = 0
    z[:, -1] = 1
    z[0, :H] = 0 if state is None else initial_array(state.h, B, H, dtype, "h").T
    return z, np.empty((T + 1, record_blocks * H, B), dtype), _mask(mask, T, B)


_INPUTS = ": steps first, then sequences, then the D inputs that the weights read"


def initial_array(given: object, B: int, H: int, dtype: np.dtype[np.generic], name: str) -> Array:
    """Give an initial state as (B, H); (1, H) and (H,) stand for every sequence."""
    state = numbers(given, dtype, f"The state's {name}")
    if state.ndim > 2 or state.shape[-1:] != (H,) or state.shape[:-1] not in ((), (1,), (B,)):
        raise ShapeError(f"The state's {name} has shape {state.shape}; {(B, H)} is wanted.")
    return np.broadcast_to(state, (B, H))


def _mask(given: object, T: int, B: int) -> BoolArray | None:
    if given is None:
        return None
    mask = np.array(given)
    if mask.dtype.kind not in "biu":
        raise ShapeError(f"The mask is {mask.dtype}; booleans are wanted, True for a real step.")
    check_shape(mask, (T, B), "The mask", ", True for a real step")
    return None if mask.all() else frozen(mask.astype(np.bool_))
