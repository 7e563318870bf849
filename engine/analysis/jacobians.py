"""How a state depends on earlier ones: J_t = ∂s_t/∂s_{t-1}, s = h, or [h; c] in an LSTM."""

from __future__ import annotations

import numpy as np

from engine.analysis.local import check_sequence, jacobians_of
from engine.arrays import Array, frozen, numbers
from engine.errors import ShapeError
from engine.limits import check_is, whole_number
from engine.traces import Trace


def step_jacobians(trace: Trace, sequence: int = 0) -> Array:
    """Give ∂s_t/∂s_{t-1} of each step, (T, S, S)."""
    check_is(trace, Trace, "trace")
    check_sequence(trace, sequence)
    with np.errstate(all="ignore"):
        return frozen(jacobians_of(trace, lambda array: array[:, sequence]))


def products_to_end(jacobians: Array) -> Array:
    """Give ∂s_T/∂s_t for each t, (T + 1, S, S): the last is the identity, the first goes furthest.

    Raises ShapeError unless the Jacobians are (T, S, S).
    """
    J = _checked(jacobians)
    T, S = J.shape[:2]
    found = np.empty((T + 1, S, S), J.dtype)
    found[T] = np.eye(S)
    with np.errstate(all="ignore"):  # what explodes ends as inf
        for t in range(T - 1, -1, -1):
            np.matmul(found[t + 1], J[t], out=found[t])
    return frozen(found)


def singular_values(matrices: Array, *, at_most: int = 64) -> tuple[Array, Array]:
    """Give singular values, the largest first, of at most so many matrices spread evenly.

    Returns which ones, (n,), and the values, (n, S); nan for a matrix that isn't finite.
    Raises ShapeError, DTypeError or LimitError for what isn't (n, S, S), or a number below 1.
    """
    given = _checked(matrices)
    n, most = len(given), whole_number(at_most, "at_most", 1)
    which = np.unique(np.linspace(0, n - 1, min(n, most)).round().astype(np.intp))
    chosen = given[which]
    known = np.isfinite(chosen).all(axis=(1, 2))
    values = np.full(chosen.shape[:2], np.nan, chosen.dtype)
    values[known] = np.linalg.svd(chosen[known], compute_uv=False)
    return frozen(which), frozen(values)


def lyapunov_exponents(jacobians: Array, *, every: int = 1) -> Array:
    """Give the mean rates, in nats a step, at which small differences grow, (S,), largest first.

    By a QR decomposition every so many steps (Benettin et al., 1980): more steps are faster, and
    lose what shrinks by 1e-16 in between. −inf where a difference is lost at once. Raises
    ShapeError unless the Jacobians are (T, S, S), LimitError for a number of steps below 1.
    """
    given = _checked(jacobians)
    (T, S), stride = given.shape[:2], whole_number(every, "every", 1)
    Q, total = np.eye(S, dtype=given.dtype), np.zeros(S)
    with np.errstate(all="ignore"):  # the logarithm of 0 is meant; what explodes ends as nan
        for first in range(0, T, stride):
            for J in given[first : first + stride]:
                Q = J @ Q
            Q, R = np.linalg.qr(Q)
            total += np.log(np.abs(np.diag(R)))
    return frozen(np.sort(total / max(T, 1))[::-1])


def _checked(matrices: object) -> Array:
    """Give the matrices as real numbers, float32 if they are that already."""
    is_single = getattr(matrices, "dtype", None) == np.float32
    given = numbers(matrices, np.dtype(np.float32 if is_single else float), "The matrices")
    if given.ndim != 3 or given.shape[1] != given.shape[2] or given.shape[1] == 0:
        raise ShapeError(f"The matrices have shape {given.shape}; (n, S, S) is wanted.")
    return given
