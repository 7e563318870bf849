"""A search over depth and width, by cross-validation on two spirals.

    python -m questions.chapters.code.depth_width

trains the grid (seconds) and keeps its result in questions/chapters/data/depth_width.json.
"""

from __future__ import annotations

import json

import numpy as np

from questions.chapters.figures.feedforward import Feedforward, logistic
from questions.chapters.figures.recurrence import Array
from questions.chapters.figures.search import RESULTS

DEPTHS, WIDTHS = (0, 1, 2, 3), (2, 4, 8, 16, 32)
POINTS, FOLDS, STEPS = 240, 4, 600


def spirals(rng: np.random.Generator) -> tuple[Array, Array]:
    """Two interleaved spirals with noise; x (N, 2), target (N, 1)."""
    t = np.sqrt(rng.uniform(0.05, 1, POINTS)) * 2.2 * np.pi
    side = rng.integers(0, 2, POINTS)
    angle = t + np.pi * side
    x = np.stack([t * np.cos(angle), t * np.sin(angle)], axis=1) / 3.5
    return x + 0.06 * rng.standard_normal(x.shape), side[:, None].astype(float)


def validated(depth: int, width: int) -> float:
    """Mean accuracy over the held-out folds."""
    rng = np.random.default_rng(11)
    x, target = spirals(rng)
    folds = np.arange(POINTS) % FOLDS
    scores = []
    for fold in range(FOLDS):
        net = Feedforward.start((2, *[width] * depth, 1), rng, gain=1.5)
        inside = folds != fold
        net.fit(x[inside], target[inside], loss=logistic, rate=0.02, steps=STEPS)
        scores.append(np.mean((net(x[~inside]) > 0) == (target[~inside] > 0.5)))
    return float(np.mean(scores))


def measure() -> dict[str, object]:
    """Search the whole grid: a row a depth, a column a width."""
    return {
        "depths": DEPTHS,
        "widths": WIDTHS,
        "accuracy": [[round(validated(d, w), 4) for w in WIDTHS] for d in DEPTHS],
    }


if __name__ == "__main__":
    RESULTS.write_text(json.dumps(measure()) + "\n", encoding="utf-8")
