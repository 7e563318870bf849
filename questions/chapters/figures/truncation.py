"""What truncated backpropagation loses: its gradient against the full one, by length of chunk."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from engine.network import Network, NetworkSpec, initialise_network
from questions.chapters.figures.charts import Axis, Series, line_chart
from questions.chapters.figures.figure import Figure, still, table
from questions.chapters.figures.recurrence import Array

STEPS, HIDDEN = 120, 24
CHUNKS = (1, 2, 3, 5, 8, 12, 20, 30, 40, 60, 120)
KINDS = (
    ("RNN, uniform start", NetworkSpec("rnn", 1, HIDDEN)),
    ("RNN, orthogonal start", NetworkSpec("rnn", 1, HIDDEN, start="orthogonal")),
    ("LSTM, chrono start", NetworkSpec("lstm", 1, HIDDEN, start="chrono", longest_lag=STEPS)),
)


@lru_cache(maxsize=8)
def lost(kind: str) -> Array:
    """Distance of the truncated from the full gradient, relative to the full one, by chunk.

    The loss is at the last step alone; the gradient is that of all recurrent weights together.
    """
    rng = np.random.default_rng(4)
    network = initialise_network(dict(KINDS)[kind], rng=rng)
    x = rng.standard_normal((STEPS, 1, 1))
    full = _gradient(network, x, None)
    size = np.linalg.norm(full)
    return np.array([np.linalg.norm(_gradient(network, x, k) - full) / size for k in CHUNKS])


def _gradient(network: Network, x: Array, truncate: int | None) -> Array:
    trace = network.forward(x)
    found = network.backward(trace, np.ones((1, 1)), truncate=truncate, inputs=False)
    return np.asarray(found.parameters["layers.0.W"], float).ravel()


def truncation() -> Figure:
    """Draw the relative distance against the length of a chunk."""
    curves = {kind: lost(kind) for kind, _ in KINDS}
    shown = CHUNKS[:-1]
    series = [
        Series(name, shown, y[:-1], number, dots=True)
        for number, (name, y) in enumerate(curves.items(), 1)
    ]
    x = Axis("steps in a chunk", 1, 60, (1, 2, 5, 10, 20, 40, 60), log=True)
    y = Axis("share of the gradient that is lost", 0, 1, (0, 0.25, 0.5, 0.75, 1))
    at = (0, 3, 6, 8, 9)
    return still(
        "What truncation loses",
        line_chart(x, y, series),
        summary=" ".join(
            f"{name}: with chunks of 5 steps {curve[3]:.0%} of the gradient is lost, with chunks "
            f"of 40 {curve[8]:.0%}."
            for name, curve in curves.items()
        ),
        table=table(
            ("network", *(f"chunks of {CHUNKS[k]}" for k in at)),
            [(name, *(float(curve[k]) for k in at)) for name, curve in curves.items()],
        ),
    )
