"""States that a constant input leaves where they are: s* = F(s*, x), and how they attract.

Newton's method from many states at once (Sussillo & Barak, 2013, descend ‖F(s) − s‖² instead):
s ← s − (J − 1)⁻¹ (F(s) − s), a step shortened to STRIDE, until nothing moves.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.analysis.local import jacobians_of, state_size
from engine.arrays import Array, check_shape, frozen, numbers
from engine.cells.kinds import cell_named
from engine.parameters import Params
from engine.traces import State, Trace

STRIDE = 1.0
SAME = 1e-6


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
    Raises ShapeError or DTypeError for an input or states that don't fit.
    """
    s, D = numbers(starts, np.dtype(float), "starts").copy(), params.input_size
    held = numbers(x, np.dtype(float), "x")
    check_shape(held, (D,), "x", ", one input")
    check_shape(s, ("n", state_size(params)), "starts", ", a state a row: h, or [h; c] in an LSTM")
    params = params.with_arrays({name: a.astype(float) for name, a in params.arrays.items()})
    moved = np.full(len(s), np.inf)
    for _ in range(steps):
        trace, after = _step(params, held, s)
        moved = np.abs(after - s).max(axis=1, initial=0)
        if (moved < tolerance).all():
            break
        s = s - _newton(_jacobians(trace), after - s)
    found = _distinct(s[moved < tolerance])
    values: Array = np.linalg.eigvals(_jacobians(_step(params, held, found)[0])[: len(found)])
    values = np.take_along_axis(values, np.argsort(-np.abs(values), axis=1), axis=1)
    order = np.argsort(np.abs(values[:, 0]), kind="stable")
    return FixedPoints(frozen(found[order]), frozen(values[order]))


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
    change = np.linalg.solve(slope, residual[:, :, None])[:, :, 0]
    length = np.linalg.norm(change, axis=1, keepdims=True)
    return np.asarray(change * np.minimum(1, STRIDE / np.maximum(length, 1e-300)))


def _distinct(states: Array) -> Array:
    kept: list[Array] = []
    for state in states:
        if all(np.abs(state - other).max() > SAME for other in kept):
            kept.append(state)
    return np.array(kept).reshape(len(kept), states.shape[1])
