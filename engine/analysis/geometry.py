"""Where states lie: directions that vary most, neighbours, what can be read off, what units tell.

States are rows: (n, H), of any steps and sequences.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.arrays import Array, IntArray, check_shape, finite, frozen, numbers
from engine.errors import DTypeError, LimitError, ShapeError
from engine.limits import finite_number, whole_number

RIDGE = 1e-3
MOST_CLASSES = 4096
LARGEST = 1e100
"""Its square, times as many as there may be, is finite."""


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
        """Give states (…, H) in these directions, (…, k). Raises ShapeError or DTypeError."""
        return np.asarray((_of_units(states, self.mean.size) - self.mean) @ self.directions.T)


def principal_components(states: Array, count: int = 2) -> Components:
    """Fit components to states (n, H). Raises LimitError for more than there can be."""
    X = _rows(states, "states")
    count = whole_number(count, f"The count of components of {X.shape} states", 1, min(X.shape))
    mean = X.mean(axis=0)
    _, spread, directions = np.linalg.svd(X - mean, full_matrices=False)
    # Squares of very large numbers would be infinite.
    spread = spread / (spread[0] or 1.0)
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
    """Find the rows of states (n, H) that are nearest to one state (H,); of equals, the first.

    Raises ShapeError or DTypeError, or LimitError for a count that isn't one.
    """
    X = _shaped(states, "states")
    point = _of_units(to, X.shape[1])
    check_shape(point, X.shape[1:], "to", ", one state")
    count = min(whole_number(count, "count", 0), len(X))
    rows = _candidates(X, point, count)
    distances = np.linalg.norm(X[rows] - point, axis=1)
    kept = np.argsort(distances, kind="stable")[:count]
    return Nearest(frozen(rows[kept]), frozen(distances[kept]))


def _candidates(X: Array, point: Array, count: int) -> IntArray:
    """Give rows that hold the nearest, in order: those that rounding can't tell from them too.

    ‖x − p‖² less ‖p‖², which is the same for all, is one product; the few that are left over are
    then measured. Far from 0 its rounding is larger than distances are.
    """
    if count == 0:
        return np.zeros(0, np.intp)
    with np.errstate(all="ignore"):
        lengths = np.einsum("nh,nh->n", X, X)
    if not lengths.max() < LARGEST**2:
        _measurable(X, "states")
    order = lengths - 2 * (X @ point)
    rounding = 8 * X.shape[1] * np.finfo(float).eps * (float(lengths.max()) + float(point @ point))
    return np.flatnonzero(order <= np.partition(order, count - 1)[count - 1] + rounding)


@dataclass(frozen=True, eq=False)
class Probe:
    """A linear reading of states: scores = states · W + b, the highest is the class."""

    W: Array
    """(H, classes)."""
    b: Array

    def scores(self, states: Array) -> Array:
        """Give (…, classes) for states (…, H). Raises ShapeError or DTypeError."""
        return np.asarray(_of_units(states, len(self.W)) @ self.W + self.b)

    def accuracy(self, states: Array, classes: IntArray) -> float:
        """Share of states whose class is read off rightly; 0 when there is none."""
        read = self.scores(states).argmax(axis=-1)
        wanted = numbers(classes, np.dtype(float), "classes")
        check_shape(wanted, read.shape, "classes", ", one for each state")
        right = read == wanted
        return float(right.mean()) if right.size else 0.0


def linear_probe(states: Array, classes: IntArray, *, ridge: float = RIDGE) -> Probe:
    """Fit a ridge regression on one-hot classes (n,) in closed form.

    Judge it on states that it hasn't seen: H numbers fit many classes by chance. Raises ShapeError
    or DTypeError for classes that don't fit, LimitError for a ridge that isn't positive.
    """
    X = _rows(states, "states")
    Y = one_hot_classes(classes, len(X))
    ridge = finite_number(ridge, "The ridge", "a number above 0 is wanted")
    if not ridge > 0:
        raise LimitError(f"The ridge is {ridge}; a number above 0 is wanted.")
    mean, centre = X.mean(axis=0), Y.mean(axis=0)
    centred = X - mean
    gram = centred.T @ centred + ridge * len(X) * np.eye(X.shape[1])
    try:
        W = np.linalg.solve(gram, centred.T @ (Y - centre))
    except np.linalg.LinAlgError as error:
        raise LimitError(f"A ridge of {ridge} is too small for these states; take more.") from error
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
    # A unit that is still may vary by a rounding of its mean.
    moves = (X.max(axis=0) > X.min(axis=0)) & (spread > 0)
    known = (n > 0) & (n < len(X)) & moves
    return frozen(np.where(known, (means[0] - means[1]) / np.where(spread > 0, spread, 1), 0.0))


def one_hot_classes(classes: object, n: int) -> Array:
    """Turn n classes from 0 into rows of ones and zeros, (n, classes)."""
    given = numbers(classes, np.dtype(float), "classes")
    check_shape(given, (n,), "classes", ", one for each state")
    if n == 0:
        raise LimitError("There are no classes; one or more are wanted.")
    if (np.floor(given) != given).any() or given.min() < 0:
        raise DTypeError("Classes are whole numbers from 0.")
    if given.max() >= MOST_CLASSES:
        raise LimitError(f"Class {given.max():g} is too large; the limit is {MOST_CLASSES}.")
    whole = given.astype(np.intp)
    return np.eye(int(whole.max()) + 1)[whole]


def _rows(states: object, what: str) -> Array:
    return _measurable(_shaped(states, what), what)


def _shaped(states: object, what: str) -> Array:
    X = numbers(states, np.dtype(float), what)
    check_shape(X, ("n", "H"), what, ", a state a row")
    if X.size == 0:
        raise LimitError(f"There are no {what} in {X.shape}; one or more are wanted.")
    return X


def _of_units(states: object, units: int) -> Array:
    X = numbers(states, np.dtype(float), "states")
    if X.ndim == 0 or X.shape[-1] != units:
        raise ShapeError(f"states has shape {X.shape}; (…, {units}) is wanted.")
    return _measurable(X, "states")


def _measurable(X: Array, what: str) -> Array:
    """Give the states. Raises DTypeError if one isn't finite, or too large to be squared."""
    with np.errstate(all="ignore"):
        squares = float(np.dot(X.ravel(), X.ravel()))  # one pass tells that all are well
    if not squares < LARGEST**2 and np.abs(finite(X, what)).max(initial=0) > LARGEST:
        raise DTypeError(f"{what} has numbers beyond {LARGEST:g}; scale them.")
    return X
