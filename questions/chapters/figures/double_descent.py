"""Error against the number of parameters, past the point where the data is fitted exactly."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from questions.chapters.figures.charts import Axis, Series, line_chart
from questions.chapters.figures.figure import Figure, still, table
from questions.chapters.figures.recurrence import Array

POINTS, HELD, INPUTS, SEEDS = 40, 200, 6, 9
FEATURES = (2, 4, 8, 12, 16, 20, 25, 30, 34, 37, 40, 43, 47, 55, 70, 100, 150, 250, 400)
NOISE = 0.3


@lru_cache(maxsize=1)
def errors() -> tuple[Array, Array]:
    """Median squared error on training and on held-out data, for each number of features."""
    found = np.array([[_error(seed, count) for seed in range(SEEDS)] for count in FEATURES])
    training, held = np.median(found, axis=1).T
    # What is left of an exact fit is rounding, which differs from machine to machine.
    return np.where(training < 1e-12, 0.0, training), held


def _error(seed: int, count: int) -> tuple[float, float]:
    """Fit random ReLU features by least squares; the shortest solution where there are many."""
    rng = np.random.default_rng(seed)
    x = rng.standard_normal((POINTS + HELD, INPUTS))
    direction = rng.standard_normal(INPUTS) / INPUTS**0.5
    clean = np.tanh(x @ direction)
    y = clean + NOISE * rng.standard_normal(len(x))
    hidden = np.maximum(x @ rng.standard_normal((INPUTS, count)) / INPUTS**0.5, 0)
    off = hidden @ _shortest(hidden[:POINTS], y[:POINTS]) - y
    return float(np.mean(off[:POINTS] ** 2)), float(np.mean(off[POINTS:] ** 2))


def _shortest(A: Array, y: Array) -> Array:
    """Solve A w = y by least squares, with the shortest w; by products of at most 40 by 40."""
    if A.shape[1] < A.shape[0]:
        return np.asarray(np.linalg.solve(A.T @ A, A.T @ y), float)
    return np.asarray(A.T @ np.linalg.solve(A @ A.T, y), float)


def double_descent() -> Figure:
    """Draw both errors over the number of features."""
    training, held = errors()
    counts = np.array(FEATURES, dtype=float)
    series = [Series("training data", counts, training), Series("held-out data", counts, held, 2)]
    x = Axis("random features", 2, 400, (2, 5, 10, 20, 40, 100, 200, 400), log=True)
    y = Axis("squared error", 1e-4, 100, (1e-4, 0.01, 0.1, 1, 10, 100), log=True)
    first, peak = int(held[: FEATURES.index(POINTS)].argmin()), int(held.argmax())
    rows = [(FEATURES[at], float(training[at]), float(held[at])) for at in range(len(FEATURES))]
    return still(
        "Error by number of parameters",
        line_chart(x, y, series),
        summary=(
            f"{POINTS} training points. The held-out error first falls to {held[first]:.2f} at "
            f"{FEATURES[first]} features, then rises to {held[peak]:.1f} at {FEATURES[peak]}, "
            "where the training data is just fitted exactly, and falls again, to "
            f"{held[-1]:.2f} at {FEATURES[-1]}."
        ),
        table=table(("features", "training", "held out"), rows),
    )
