"""What happens to the spread of values from layer to layer, with and without batch norm."""

from __future__ import annotations

import numpy as np

from questions.chapters.figures.charts import Axis, Series, line_chart
from questions.chapters.figures.figure import Figure, State, table
from questions.chapters.figures.recurrence import Array

LAYERS, WIDTH, BATCH = 15, 64, 128


def spreads(gain: float, *, normalise: bool) -> Array:
    """Mean over units of the standard deviation over the batch, before each ReLU."""
    rng = np.random.default_rng(1)
    x, found = rng.standard_normal((BATCH, WIDTH)), []
    for _ in range(LAYERS):
        a = x @ (gain * rng.standard_normal((WIDTH, WIDTH)) / WIDTH**0.5)
        if normalise:
            a = (a - a.mean(axis=0)) / np.sqrt(a.var(axis=0) + 1e-5)
        found.append(float(a.std(axis=0).mean()))
        x = np.maximum(a, 0)
    return np.array(found)


def mean_errors(sizes: tuple[int, ...]) -> list[float]:
    """Simulate how far the mean of a batch of standard normal data is off, by its size."""
    rng = np.random.default_rng(2)
    return [float(rng.standard_normal((2000, size)).mean(axis=1).std()) for size in sizes]


def batch_statistics() -> Figure:
    """Draw spreads by layer, and how far a batch's mean is off by its size."""
    return Figure("Batch statistics", (_by_layer(), _by_size()))


def _by_layer() -> State:
    layers = np.arange(1, LAYERS + 1, dtype=float)
    curves = {
        "weights too small, no norm": spreads(0.8, normalise=False),
        "weights too large, no norm": spreads(2.2, normalise=False),
        "either, with batch norm": spreads(2.2, normalise=True),
    }
    series = [Series(name, layers, y, kind) for kind, (name, y) in enumerate(curves.items(), 1)]
    x = Axis("layer", 1, LAYERS, (1, 5, 10, 15))
    y = Axis("standard deviation", 1e-4, 1e4, (1e-4, 0.01, 1, 100, 1e4), log=True)
    ends = [f"{name}: {y[-1]:.3g} in the last layer." for name, y in curves.items()]
    rows = [(name, *(float(y[at]) for at in (0, 4, 9, 14))) for name, y in curves.items()]
    return State(
        "layers",
        "From layer to layer",
        line_chart(x, y, series),
        " ".join(ends),
        table(("network", "layer 1", "layer 5", "layer 10", "layer 15"), rows),
    )


def _by_size() -> State:
    sizes = (1, 2, 4, 8, 16, 32, 64, 128, 256)
    off = mean_errors(sizes)
    series = [Series("how far a batch's mean is off", sizes, off, 1, dots=True)]
    x = Axis("examples in a batch", 1, 256, (1, 4, 16, 64, 256), log=True)
    y = Axis("standard deviation of the mean", 0.01, 1, (0.01, 0.03, 0.1, 0.3, 1), log=True)
    return State(
        "sizes",
        "By size of the batch",
        line_chart(x, y, series),
        f"With 2 examples the mean of a batch is off by {off[1]:.2f} standard deviations, with 32 "
        f"by {off[5]:.2f}, with 256 by {off[8]:.2f}: it falls with the root of the size.",
        table(("examples", "off by"), list(zip(sizes, off, strict=True))),
    )
