"""How much each input moves each output: ∂y_t/∂x_s for every pair of steps, exactly.

One pass backwards over the steps carries a block of adjoints, a column for each output step; the
block grows by one column a step, so that a map costs little more than a pass with a batch of T/2.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.analysis.local import check_sequence, pull_of, state_size
from engine.arrays import Array, check_shape, frozen, numbers
from engine.errors import LimitError
from engine.limits import check_is
from engine.network_traces import LayerTrace, NetworkGradients, NetworkTrace
from engine.traces import Trace

LONGEST = 1024
"""Steps up to which a map is made: it holds T × T × H numbers."""


@dataclass(frozen=True, eq=False)
class GradientNorms:
    """‖dL/dh_t‖ and ‖dL/dc_t‖ of each layer, (T, B) each; c is None unless the cell is an LSTM."""

    h: tuple[Array, ...]
    c: tuple[Array | None, ...]


def gradient_norms(gradients: NetworkGradients) -> GradientNorms:
    """Say how long the loss's gradient is at each step; it is what vanishes or explodes."""
    check_is(gradients, NetworkGradients, "gradients")
    return GradientNorms(
        tuple(_norms(dh) for dh in gradients.h),
        tuple(None if dc is None else _norms(dc) for dc in gradients.c),
    )


def _norms(array: Array) -> Array:
    # Divided by the greatest first: squares of very small numbers would be zero.
    peak = np.abs(array).max(axis=-1, keepdims=True)
    safe = np.where((peak > 0) & (peak < np.inf), peak, 1)
    with np.errstate(over="ignore"):
        return frozen(safe[..., 0] * np.sqrt(((array / safe) ** 2).sum(axis=-1)))


def influence_map(trace: NetworkTrace, weights: Array, sequence: int = 0) -> Array:
    """Give ∂y_t/∂x_s for y_t = weights · outputs_t, (T, T, D): t first, then s.

    weights (O,): one output is a unit vector, a difference of two has 1 and −1. Raises ShapeError
    or DTypeError for other weights, LimitError for more than LONGEST steps or another sequence.
    """
    check_is(trace, NetworkTrace, "trace")
    spec, T = trace.network.spec, len(trace.outputs)
    if T > LONGEST:
        raise LimitError(f"The run has {T} steps; a map is made for up to {LONGEST}.")
    check_sequence(trace.layers[0].directions[0], sequence)
    dy = numbers(weights, trace.outputs.dtype, "weights")
    check_shape(dy, (spec.output_size,), "weights", ", one for each output")
    # Injected into the topmost layer: [s, :, t] is the gradient of y_t by h_s.
    block = np.zeros((T, spec.features, T), dy.dtype)
    steps = np.arange(T)
    with np.errstate(all="ignore"):
        block[steps, :, steps] = dy @ trace.network.head_W
        for layer in reversed(trace.layers):
            block = _through(layer, block, sequence)
    return frozen(block.transpose(2, 0, 1))


def _through(layer: LayerTrace, block: Array, sequence: int) -> Array:
    """Turn gradients by a layer's h, (T, H, T), into those by its inputs, (T, D, T)."""
    if len(layer.directions) == 1:
        return _one_way(layer.directions[0], block, sequence, growing=True)
    H = block.shape[1] // 2
    ahead = _one_way(layer.directions[0], block[:, :H], sequence, growing=False)
    back = _one_way(layer.directions[1], block[::-1, H:], sequence, growing=False)
    return np.asarray(ahead + back[::-1])


def _one_way(trace: Trace, block: Array, sequence: int, *, growing: bool) -> Array:
    """With `growing`, no output before step s depends on s, and those columns are left out."""
    T, H, columns = block.shape
    pull, A = pull_of(trace, sequence), np.zeros((state_size(trace.params), columns), block.dtype)
    found = np.zeros((T, trace.params.input_size, columns), block.dtype)
    for s in range(T - 1, -1, -1):
        first = s if growing else 0
        A[:H, first:] += block[s, :, first:]
        A[:, first:], found[s, :, first:] = pull(s, A[:, first:])
    return found
