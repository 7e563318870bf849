"""What a network is made of; everything but its numbers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.arrays import DTYPES
from engine.cells.gru import RESETS
from engine.cells.kinds import CELLS, cell_named
from engine.cells.rnn import ACTIVATIONS
from engine.errors import LimitError, check_name, shown
from engine.limits import finite_number, whole_number
from engine.starts import LONGEST_LAG, MAX_UNITS, check_start

MAX_LAYERS = 32
MAX_SIZE = MAX_UNITS
MAX_WEIGHTS = 100_000_000
BOUNDS = {"layers": (1, MAX_LAYERS), "longest_lag": (2, LONGEST_LAG)}
GATES = {name: len(cell.Params.gates) for name, cell in CELLS.items()}


@dataclass(frozen=True)
class NetworkSpec:
    """What a network is made of; everything but its numbers."""

    cell: str = "lstm"
    input_size: int = 1
    hidden_size: int = 32
    layers: int = 1
    bidirectional: bool = False
    output_size: int = 1
    start: str = "uniform"
    forget_bias: float | None = None
    longest_lag: int = 100
    """What a chrono start prepares for, in steps."""
    activation: str = "tanh"
    """Of an RNN: tanh or relu."""
    reset: str = "after"
    """Of a GRU: after or before the recurrent product."""
    dtype: str = "float64"

    def __post_init__(self) -> None:
        cell_named(self.cell)
        check_start(self.start)
        for name, known in (("activation", ACTIVATIONS), ("reset", RESETS), ("dtype", DTYPES)):
            check_name(name, getattr(self, name), known)
        for name in ("input_size", "hidden_size", "output_size", "layers", "longest_lag"):
            least, most = BOUNDS.get(name, (1, MAX_SIZE))
            object.__setattr__(self, name, whole_number(getattr(self, name), name, least, most))
        if not isinstance(self.bidirectional, bool | np.bool_):
            raise LimitError(
                f"bidirectional is {shown(self.bidirectional)}; True or False is wanted."
            )
        object.__setattr__(self, "bidirectional", bool(self.bidirectional))
        if self.forget_bias is not None:
            bias = finite_number(
                self.forget_bias, "forget_bias", "a finite number or None is wanted"
            )
            object.__setattr__(self, "forget_bias", bias)
        if self.weights > MAX_WEIGHTS:
            raise LimitError(
                f"{self.layers} layers of {self.hidden_size} units have {self.weights} weights; "
                f"the limit is {MAX_WEIGHTS}. Take fewer units or layers."
            )

    @property
    def directions(self) -> int:
        return 2 if self.bidirectional else 1

    @property
    def features(self) -> int:
        """How many numbers a layer gives a step: H, or 2H in both directions."""
        return self.hidden_size * self.directions

    def inputs_of(self, layer: int) -> int:
        return self.input_size if layer == 0 else self.features

    @property
    def weights(self) -> int:
        """How many numbers learn."""
        H, gates = self.hidden_size, GATES[self.cell]
        own = H if self.cell == "gru" and self.reset == "after" else 0
        inputs = (self.inputs_of(k) for k in range(self.layers))
        a_layer = (gates * H * (H + D + 1) + own for D in inputs)
        return sum(a_layer) * self.directions + (self.features + 1) * self.output_size
