"""An echo-state network's memory: how well its states tell an input of so many steps ago."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from questions.chapters.figures.charts import Axis, Series, line_chart
from questions.chapters.figures.figure import Figure, still, table
from questions.chapters.figures.recurrence import Array

UNITS, STEPS, WASHOUT, DELAYS = 100, 1200, 100, 60
RADII = (0.5, 0.9, 0.99, 1.3)
PENALTY = 1e-6


@lru_cache(maxsize=8)
def recall(radius: float) -> Array:
    """Squared correlation of the readout with the input, by delay, on data not fitted."""
    states, u = _run(radius)
    past = np.stack([np.roll(u, k) for k in range(1, DELAYS + 1)], axis=1)
    half = (STEPS + WASHOUT) // 2
    seen, rest = slice(WASHOUT, half), slice(half, STEPS)
    A = states[seen]
    readout = np.linalg.solve(A.T @ A + PENALTY * np.eye(UNITS), A.T @ past[seen])
    said = states[rest] @ readout
    return np.array([np.corrcoef(said[:, k], past[rest, k])[0, 1] ** 2 for k in range(DELAYS)])


def _run(radius: float) -> tuple[Array, Array]:
    """Drive the random reservoir, whose weights nobody trains; states (T, UNITS), input (T,)."""
    rng = np.random.default_rng(7)
    W, inward = radius * _weights(), 0.1 * rng.uniform(-1, 1, UNITS)
    u, h, states = rng.uniform(-1, 1, STEPS), np.zeros(UNITS), []
    for value in u:
        h = np.tanh(W @ h + inward * value)
        states.append(h)
    return np.array(states), u


@lru_cache(maxsize=1)
def _weights() -> Array:
    """Draw a matrix and scale it to a spectral radius of 1."""
    W = np.random.default_rng(6).standard_normal((UNITS, UNITS))
    return np.asarray(W / np.abs(np.linalg.eigvals(W)).max())


def capacity(radius: float) -> float:
    """Sum of the squared correlations over all delays: how many past inputs the states hold."""
    return float(recall(radius).sum())


def reservoir() -> Figure:
    """Draw recall against delay, by spectral radius."""
    delays = np.arange(1, DELAYS + 1, dtype=float)
    series = [Series(f"radius {r:g}", delays, recall(r), k) for k, r in enumerate(RADII, 1)]
    x = Axis("steps ago", 1, DELAYS, (1, 10, 20, 30, 40, 50, 60))
    y = Axis("squared correlation with the input", 0, 1, (0, 0.25, 0.5, 0.75, 1))
    at = (0, 4, 9, 19, 39)
    return still(
        "What a reservoir remembers",
        line_chart(x, y, series),
        summary=" ".join(
            f"With a spectral radius of {r:g} the states hold {capacity(r):.0f} past inputs."
            for r in RADII
        ),
        table=table(
            ("radius", *(f"{k + 1} steps ago" for k in at)),
            [(f"{r:g}", *(round(float(recall(r)[k]), 3) for k in at)) for r in RADII],
        ),
    )
