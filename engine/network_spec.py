"""What a network is made of; everything but its numbers."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from engine.arrays import DTYPES
from engine.cells.gru import RESETS
from engine.cells.kinds import cell_named
from engine.cells.rnn import ACTIVATIONS
from engine.errors import LimitError, unknown
from engine.starts import check_start

MAX_LAYERS = 32
MAX_SIZE = 4096


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
            if getattr(self, name) not in known:
                raise unknown(name, getattr(self, name), known)
        for name in ("input_size", "hidden_size", "output_size", "layers"):
            size: object = getattr(self, name)
            limit = MAX_LAYERS if name == "layers" else MAX_SIZE
            if not isinstance(size, int | np.integer) or not 1 <= size <= limit:
                raise LimitError(f"{name} is {size!r}; a whole number from 1 to {limit} is wanted.")

        bias: object = self.forget_bias
        lag: object = self.longest_lag
        if bias is not None and not (isinstance(bias, int | float) and math.isfinite(bias)):
            raise LimitError(f"forget_bias is {bias!r}; a finite number or None is wanted.")
        if not isinstance(lag, int | np.integer) or lag < 2:
            raise LimitError(f"longest_lag is {lag!r}; a whole number from 2 is wanted.")

    @property
    def directions(self) -> int:
        return 2 if self.bidirectional else 1

    @property
    def features(self) -> int:
        """How many numbers a layer gives a step: H, or 2H in both directions."""
        return self.hidden_size * self.directions

    def inputs_of(self, layer: int) -> int:
        return self.input_size if layer == 0 else self.features
