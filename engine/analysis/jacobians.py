"""How a state depends on earlier ones: J_t = ∂s_t/∂s_{t-1}, s = h, or [h; c] in an LSTM."""

from __future__ import annotations

import numpy as np

from engine.analysis.local import check_sequence, jacobians_of
from engine.arrays import Array, frozen
from engine.errors import ShapeError
from engine.traces import Trace


def step_jacobians(trace: Trace, sequence: int = 0) -> Array:
    """Give ∂s_t/∂s_{t-1} of each step, (T, S, S)."""
    check_sequence(trace, sequence)
    return frozen(jacobians_of(trace, lambda array: array[:, sequence]))


def products_to_end(jacobians: Array) -> Array:
    """Give ∂s_T/∂s_t for each t, (T + 1, S, S): the last is the identity, the first goes furthest.

    Raises ShapeError unless the Jacobians are (T, S, S).
    """
    T, S = _checked(jacobians)
    found = np.empty((T + 1, S, S), jacobians.dtype)
    found[T] = np.eye(S)
    for t in range(T - 1, -1, -1):
        np.matmul(found[t + 1], jacobians[t], out=found[t])
    return frozen(found)


def singular_values(matrices: Array, *, at_most: int = 64) -> tuple[Array, Array]:
    """Give singular values, the largest first, of at most so many matrices spread evenly.

    Returns which ones, (n,), and the values, (n, S).
    """
    n, _ = _checked(matrices)
    which = np.unique(np.linspace(0, n - 1, min(n, at_most)).round().astype(np.intp))
    return which, np.linalg.svd(matrices[which], compute_uv=False)


def lyapunov_exponents(jacobians: Array, *, every: int = 1) -> Array:
    """Give the mean rates, in nats a step, at which small differences grow, (S,), largest first.

    By a QR decomposition every so many steps (Benettin et al., 1980): more steps are faster, and
    lose what shrinks by 1e-16 in between. −inf where a difference is lost at once. Raises
    ShapeError unless the Jacobians are (T, S, S).
    """
    T, S = _checked(jacobians)
    Q, total = np.eye(S, dtype=jacobians.dtype), np.zeros(S)
    for first in range(0, T, max(every, 1)):
        for J in jacobians[first : first + max(every, 1)]:
            Q = J @ Q
        Q, R = np.linalg.qr(Q)
        with np.errstate(divide="ignore"):
            total += np.log(np.abs(np.diag(R)))
    return frozen(np.sort(total / max(T, 1))[::-1])


def _checked(matrices: Array) -> tuple[int, int]:
    if matrices.ndim != 3 or matrices.shape[1] != matrices.shape[2]:
        raise ShapeError(f"The matrices have shape {matrices.shape}; (n, S, S) is wanted.")
    return len(matrices), int(matrices.shape[1])
