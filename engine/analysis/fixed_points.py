"""States that a constant input leaves where they are: s* = F(s*, x), and how they attract.

Newton's method from many states at once (Sussillo & Barak, 2013, descend ‖F(s) − s‖² instead):
s ← s − (J − 1)⁻¹ (F(s) − s), a step shortened to STRIDE, until nothing moves.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.analysis.local import jacobians_of, state_size
from engine.arrays import Array, check_shape, finite, frozen, numbers
from engine.cells.kinds import cell_named
from engine.limits import check_is, finite_number, whole_number
from engine.parameters import Params
from engine.traces import State, Trace

STRIDE = 1.0
SAME = 1e-6
MOST_STEPS = 10_000


@dataclass(frozen=True, eq=False)
class FixedPoints:
    """Distinct fixed points, by how strongly they attract."""

    states: Array
    """(n, S): h, or [h; c] in an LSTM."""
    eigenvalues: Array
    """Of the Jacobian there, (n, S) complex, the greatest first; all within 1 attracts."""

    @property
    def attracts(self) -> Array:
        """(n,) booleans."""
        return np.asarray(np.abs(self.eigenvalues[:, 0]) < 1)


def fixed_points(
    params: Params, x: Array, starts: Array, *, steps: int = 50, tolerance: float = 1e-9
) -> FixedPoints:
    """Look for fixed points of a layer under the constant input x (D,), from starts (n, S).

    What hasn't come to rest after so many Newton steps is left out; there may be others.
    Raises ShapeError or DTypeError for an input or states that don't fit, LimitError for a number
    of steps or a tolerance that can't be.
    """
    check_is(params, Params, "params")
    s, D = numbers(starts, np.dtype(float), "starts").copy(), params.input_size
    held = finite(numbers(x, np.dtype(float), "x"), "x")
    check_shape(held, (D,), "x", ", one input")
    check_shape(s, ("n", state_size(params)), "starts", ", a state a row: h, or [h; c] in an LSTM")
    finite(s, "starts")
    count = whole_number(steps, "steps", 0, MOST_STEPS)
    near = finite_number(tolerance, "tolerance", "a number above 0 is wanted")
    params = params.with_arrays({name: a.astype(float) for name, a in params.arrays.items()})
    with np.errstate(all="ignore"):  # a state that leaves all bounds is one that doesn't rest
        found = _distinct(_at_rest(params, held, s, count, near))
        J = _jacobians(_step(params, held, found)[0])[: len(found)]
    known = np.isfinite(J).all(axis=(1, 2))  # weights beyond all measure have no slope
    found, J = found[known], J[known]
    values: Array = np.linalg.eigvals(J).astype(complex)
    values = np.take_along_axis(values, np.argsort(-np.abs(values), axis=1), axis=1)
    order = np.argsort(np.abs(values[:, 0]), kind="stable")
    return FixedPoints(frozen(found[order]), frozen(values[order]))


def _at_rest(params: Params, x: Array, s: Array, steps: int, tolerance: float) -> Array:
    """Give those of the states that a step leaves within the tolerance, once Newton moved them."""
    for step in range(steps + 1):
        trace, after = _step(params, x, s)
        moves = ~(np.abs(after - s).max(axis=1, initial=0) < tolerance)
        if step == steps or not moves.any():
            break
        change = _newton(_jacobians(trace)[: len(s)][moves], (after - s)[moves])
        s[moves] -= change
    return np.asarray(s[~moves])


def _step(params: Params, x: Array, s: Array) -> tuple[Trace, Array]:
    """Run one step from n states side by side; give its trace and the states after it."""
    n, H = len(s), params.hidden_size
    if n == 0:  # a batch has at least one sequence
        s = np.zeros((1, s.shape[1]))
    state = State(s[:, :H], s[:, H:] if s.shape[1] > H else None)
    trace = cell_named(params.cell).forward(params, np.tile(x, (1, len(s), 1)), state)
    final = trace.final
    after = final.h if final.c is None else np.concatenate([final.h, final.c], axis=1)
    return trace, after[:n]


def _jacobians(trace: Trace) -> Array:
    return jacobians_of(trace, lambda array: array[0])


def _newton(J: Array, residual: Array) -> Array:
    S = J.shape[1]
    # A bit off the identity: where an eigenvalue is 1, there is a line of fixed points.
    slope = J - np.eye(S) * (1 + 1e-12)
    known = np.isfinite(slope).all(axis=(1, 2)) & np.isfinite(residual).all(axis=1)
    change = np.full_like(residual, np.nan)
    change[known] = _solved(slope[known], residual[known])
    length = np.linalg.norm(change, axis=1, keepdims=True)
    return np.asarray(change * np.minimum(1, STRIDE / np.maximum(length, 1e-300)))


def _solved(A: Array, b: Array) -> Array:
    try:
        return np.asarray(np.linalg.solve(A, b[:, :, None])[:, :, 0])
    except np.linalg.LinAlgError:  # exactly singular: the shortest step that helps
        return np.asarray(np.matmul(np.linalg.pinv(A), b[:, :, None])[:, :, 0])


def _distinct(states: Array) -> Array:
    kept: list[Array] = []
    for state in states:
        if all(np.abs(state - other).max() > SAME for other in kept):
            kept.append(state)
    return np.array(kept).reshape(len(kept), states.shape[1])
