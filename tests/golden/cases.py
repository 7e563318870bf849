"""The networks whose golden vectors are kept: every cell, start, direction, depth and dtype."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.network import Network, NetworkSpec, initialise_network
from engine.starts import STARTS

Array = NDArray[Any]
T, B, D, H, O = 5, 2, 3, 4, 2


@dataclass(frozen=True)
class Case:
    name: str
    spec: NetworkSpec
    seed: int

    def network(self) -> Network:
        return initialise_network(self.spec, rng=np.random.default_rng(self.seed))

    def x_and_d(self) -> tuple[Array, Array]:
        """Give the inputs (T, B, D) and the gradient of the loss on the outputs (T, B, O)."""
        rng = np.random.default_rng(1000 + self.seed)
        x, d = rng.standard_normal((T, B, D)), rng.standard_normal((T, B, O))
        return x.astype(self.spec.dtype), d.astype(self.spec.dtype)


CELLS: dict[str, dict[str, Any]] = {
    "rnn": {"cell": "rnn"},
    "rnn-relu": {"cell": "rnn", "activation": "relu"},
    "lstm": {"cell": "lstm"},
    "gru": {"cell": "gru"},
    "gru-before": {"cell": "gru", "reset": "before"},
}


def cases(*cells: str, dtypes: tuple[str, ...] = ("float32", "float64")) -> Iterator[Case]:
    """Every combination once; starts other than uniform in one layer and direction."""
    shapes = [(layers, both, "uniform") for layers in (1, 2) for both in (False, True)]
    shapes += [(1, False, start) for start in STARTS if start != "uniform"]
    seed = 0
    for cell in cells:
        for layers, both, start in shapes:
            for dtype in dtypes:
                seed += 1
                direction = "both" if both else "one"
                spec = NetworkSpec(
                    **CELLS[cell],
                    input_size=D,
                    hidden_size=H,
                    output_size=O,
                    layers=layers,
                    bidirectional=both,
                    start=start,
                    dtype=dtype,
                )
                yield Case(f"{cell}.{start}.{layers}.{direction}.{dtype}", spec, seed)
