"""The numbers of the page on supervised and unsupervised learning."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from questions.chapters.figures.clusters import points, steps
from questions.chapters.figures.recurrence import Array

_TRIALS = 100


def kmeans_points() -> int:
    return len(points())


def kmeans_start() -> float:
    return steps()[0].cost


def kmeans_one() -> float:
    return steps()[1].cost


def kmeans_two() -> float:
    return steps()[2].cost


def kmeans_moves() -> int:
    return len(steps()) - 1


def kmeans_trials() -> int:
    return _TRIALS


@lru_cache(maxsize=1)
def _costs() -> Array:
    """Give the final cost from random starts, at three of the points each."""
    x, rng = points(), np.random.default_rng(0)
    starts = [x[rng.choice(len(x), 3, replace=False)] for _ in range(_TRIALS)]
    return np.array([steps(start)[-1].cost for start in starts])


def kmeans_best() -> float:
    return float(_costs().min())


def kmeans_worst() -> float:
    return float(_costs().max())


def kmeans_bad() -> int:
    """Count the starts that end more than a tenth above the best."""
    return int((_costs() > 1.1 * kmeans_best()).sum())
