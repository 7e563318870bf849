"""Where states lie: directions that vary most, neighbours, what can be read off, what units tell.

States are rows: (n, H), of any steps and sequences.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.arrays import Array, IntArray, check_shape, frozen, numbers
from engine.errors import DTypeError, LimitError

RIDGE = 1e-3


@dataclass(frozen=True, eq=False)
class Components:
    """Principal components of states, those that vary most first."""

    mean: Array
    """(H,)."""
    directions: Array
    """(k, H), of length 1; the greatest entry of each is positive, so that pictures keep still."""
    shares: Array
    """Of the whole variance, (k,)."""

    def path(self, states: Array) -> Array:
        """Give states (…, H) in these directions, (…, k)."""
        return np.asarray((states - self.mean) @ self.directions.T)


def principal_components(states: Array, count: int = 2) -> Components:
    """Fit components to states (n, H). Raises LimitError for more than there can be."""
    X = _rows(states, "states")
    if not 1 <= count <= min(X.shape):
        raise LimitError(f"{count} components of {X.shape} states; 1 to {min(X.shape)} are there.")
    mean = X.mean(axis=0)
    _, spread, directions = np.linalg.svd(X - mean, full_matrices=False)
    kept = directions[:count]
    signs = np.sign(kept[np.arange(count), np.abs(kept).argmax(axis=1)])
    variance = spread**2
    shares = variance[:count] / (variance.sum() or 1.0)
    return Components(frozen(mean), frozen(kept * signs[:, None]), frozen(shares))


@dataclass(frozen=True, eq=False)
class Nearest:
    """The states that lie next to one, the nearest first."""

    rows: IntArray
    distances: Array


def nearest(states: Array, to: Array, count: int = 5) -> Nearest:
    """Find the rows of states (n, H) that are nearest to one state (H,)."""
    X = _rows(states, "states")
    point = numbers(to, X.dtype, "to")
    check_shape(point, X.shape[1:], "to", ", one state")
    count = min(max(count, 0), len(X))
    # ‖x − p‖² less ‖p‖², which is the same for all; the few that are kept are then measured.
    order = np.einsum("nh,nh->n", X, X) - 2 * (X @ point)
    rows = np.argpartition(order, count - 1)[:count] if count else np.zeros(0, np.intp)
    distances = np.linalg.norm(X[rows] - point, axis=1)
    by_distance = np.argsort(distances, kind="stable")
    return Nearest(frozen(rows[by_distance]), frozen(distances[by_distance]))


@dataclass(frozen=True, eq=False)
class Probe:
    """A linear reading of states: scores = states · W + b, the highest is the class."""

    W: Array
    """(H, classes)."""
    b: Array

    def scores(self, states: Array) -> Array:
        return np.asarray(states @ self.W + self.b)

    def accuracy(self, states: Array, classes: IntArray) -> float:
        """Share of states whose class is read off rightly; 0 when there is none."""
        right = self.scores(states).argmax(axis=-1) == np.asarray(classes)
        return float(right.mean()) if right.size else 0.0


def linear_probe(states: Array, classes: IntArray, *, ridge: float = RIDGE) -> Probe:
    """Fit a ridge regression on one-hot classes (n,) in closed form.

    Judge it on states that it hasn't seen: H numbers fit many classes by chance. Raises ShapeError
    or DTypeError for classes that don't fit, LimitError for a ridge that isn't positive.
    """
    X = _rows(states, "states")
    Y = one_hot_classes(classes, len(X))
    if not ridge > 0:
        raise LimitError(f"The ridge is {ridge}; a number above 0 is wanted.")
    mean, centre = X.mean(axis=0), Y.mean(axis=0)
    centred = X - mean
    gram = centred.T @ centred + ridge * len(X) * np.eye(X.shape[1])
    W = np.linalg.solve(gram, centred.T @ (Y - centre))
    return Probe(frozen(W), frozen(centre - mean @ W))


def selectivity(states: Array, classes: IntArray) -> Array:
    """Give how far each unit's mean on a class is from its mean on the others, (classes, H).

    In standard deviations of the unit; 0 for a class without states, or for a unit that is still.
    """
    X = _rows(states, "states")
    Y = one_hot_classes(classes, len(X))
    n, inside, total = Y.sum(axis=0)[:, None], Y.T @ X, X.sum(axis=0)
    means = inside / np.maximum(n, 1), (total - inside) / np.maximum(len(X) - n, 1)
    spread = X.std(axis=0)
    known = (n > 0) & (n < len(X)) & (spread > 0)
    return frozen(np.where(known, (means[0] - means[1]) / np.where(spread > 0, spread, 1), 0.0))


def one_hot_classes(classes: object, n: int) -> Array:
    """Turn n classes from 0 into rows of ones and zeros, (n, classes)."""
    given = numbers(classes, np.dtype(float), "classes")
    check_shape(given, (n,), "classes", ", one for each state")
    whole = given.astype(np.intp)
    if (whole != given).any() or whole.min() < 0:
        raise DTypeError("Classes are whole numbers from 0.")
    return np.eye(int(whole.max()) + 1)[whole]


def _rows(states: object, what: str) -> Array:
    X = numbers(states, np.dtype(float), what)
    check_shape(X, ("n", "H"), what, ", a state a row")
    if len(X) == 0:
        raise LimitError(f"There are no {what}; one or more are wanted.")
    return X
