"""Cases of `k_means`: before and after convergence, empty clusters, exact ties, a tiny scale."""

from __future__ import annotations

import numpy as np

from questions.exercise import Case

LINE = [[0.0], [1.0], [2.0], [3.0], [4.0]]
SQUARE = [[0.0, 0.0], [0.0, 2.0], [2.0, 0.0], [2.0, 2.0], [1.0, 1.0]]


def fixed() -> list[Case]:
    rng = np.random.default_rng(1957)
    small = [[0.0, 0.0], [0.0, 1.0], [4.0, 4.0], [5.0, 4.0], [1.0, 0.5]]
    return [
        _call("two clusters", small, [[0.0, 0.0], [1.0, 0.5]], 1, visible=True, group="examples"),
        _call("again", small, [[0.0, 0.0], [1.0, 0.5]], 3, visible=True, group="examples"),
        _call("no iteration", small, [[3.0, 3.0], [0.0, 0.5], [5.0, 5.0]], 0),
        _case("one iteration", rng, 17, 2, 4, 1),
        _case("two iterations", rng, 20, 3, 5, 2),
        _case("three iterations", rng, 23, 2, 6, 3),
        _case("until it has converged", rng, 14, 2, 3, 12),
        _call("an empty cluster", small, [[0.0, 0.5], [50.0, -40.0], [4.5, 4.0]], 2),
        _call("the first cluster empty", small, [[9.0, -60.0], [0.0, 0.5], [4.5, 4.0]], 3),
        _call("a tie on a line", LINE, [[0.0], [4.0]], 1),
        _call("a tie, before any iteration", LINE, [[4.0], [0.0]], 0),
        _call("ties in a square", SQUARE, [[0.0, 1.0], [2.0, 1.0]], 1),
        _call("ties of three", SQUARE, [[2.0, 2.0], [0.0, 0.0], [2.0, 0.0]], 0),
        _call("two centroids alike", small, [[1.0, 1.0], [1.0, 1.0], [4.0, 5.0]], 2),
        _call("one cluster", small, [[7.0, -3.0]], 2),
        _case("as many clusters as samples", rng, 5, 3, 5, 2),
        _case("one feature", rng, 11, 1, 3, 2),
        _case("many features", rng, 12, 9, 3, 2),
        _call("one sample", [[1.0, 2.0]], [[0.0, 0.0], [0.5, 3.0]], 1),
        _case("a tiny scale", rng, 30, 2, 5, 9, scale=1e-5),
        _case("a large scale", rng, 18, 2, 4, 3, scale=1e3),
    ]


def drawn(rng: np.random.Generator) -> list[Case]:
    samples, features, clusters = (int(rng.integers(*span)) for span in ((15, 22), (2, 5), (3, 6)))
    return [
        _case("drawn", rng, samples, features, clusters, int(rng.integers(1, 4))),
        _case("drawn, with empty clusters", rng, samples, features, clusters, 2, shift=8.0),
    ]


def _case(
    name: str,
    rng: np.random.Generator,
    samples: int,
    features: int,
    clusters: int,
    iterations: int,
    *,
    scale: float = 1.0,
    shift: float = 0.0,
) -> Case:
    """Give samples without clear clusters, so that they change sides for many iterations."""
    X = rng.uniform(-2.0, 2.0, size=(samples, features))
    centroids = rng.uniform(-1.0, 1.0, size=(clusters, features))
    centroids[-1] += shift
    return _call(name, scale * X, scale * centroids, iterations)


def _call(
    name: str,
    X: object,
    centroids: object,
    iterations: int,
    *,
    visible: bool = False,
    group: str = "values",
) -> Case:
    arrays = (np.array(X, dtype=np.float64), np.array(centroids, dtype=np.float64))
    return Case.call(name, "k_means", *arrays, iterations, visible=visible, group=group)
