"""Which inputs and which units an output owes its value to.

Symbols: y the output asked for, weights · outputs at one step; x (T, D) the sequence.
"""

from __future__ import annotations

import numpy as np

from engine.arrays import Array, check_shape, frozen, numbers
from engine.cells.kinds import cell_named
from engine.errors import LimitError, shown
from engine.limits import check_is, is_whole, whole_number
from engine.network import Network
from engine.traces import State

POINTS = 50
MOST_POINTS = 10_000
BLOCK = 64
"""Sequences that are run side by side."""


def integrated_gradients(
    network: Network,
    x: Array,
    weights: Array,
    *,
    baseline: Array | None = None,
    points: int = POINTS,
) -> Array:
    """Give what each input adds to y at the last step, (T, D).

    The slope, averaged on the straight way from the baseline (0 unless given) to x, times the way;
    the sum is y(x) − y(baseline), up to the error of so many midpoints (Sundararajan et al., 2017).
    Raises ShapeError, DTypeError or LimitError for what doesn't fit.
    """
    x, dy = _checked(network, x, weights)
    start = np.zeros_like(x) if baseline is None else numbers(baseline, x.dtype, "baseline")
    check_shape(start, x.shape, "baseline", ", like x")
    count, slopes = whole_number(points, "points", 1, MOST_POINTS), np.zeros_like(x)
    shares = ((np.arange(count) + 0.5) / count).astype(x.dtype)
    with np.errstate(all="ignore"):
        for first in range(0, count, BLOCK):
            part = shares[first : first + BLOCK, None]
            trace = network.forward(start[:, None] + part * (x - start)[:, None])
            slopes += network.backward(trace, np.tile(dy, (len(part), 1))).inputs.sum(axis=1)
        return frozen(slopes / count * (x - start))


def occlusion(network: Network, x: Array, weights: Array) -> Array:
    """Give what y at the last step loses without each input (0 in its place), (T,)."""
    x, dy = _checked(network, x, weights)
    T, trace = len(x), network.forward(x[:, None])
    runs = [run for layer in trace.layers for run in layer.directions]
    lost = np.empty(T, x.dtype)
    for first in range(0, T, BLOCK):
        hidden = np.arange(first, min(first + BLOCK, T))
        # What comes before the first hidden input is the same for all, unless read backwards.
        start = 0 if network.spec.bidirectional else first
        batch = np.repeat(x[start:, None], len(hidden), axis=1)
        batch[hidden - start, hidden - first] = 0
        after = network.forward(batch, [run.before(start) for run in runs])
        lost[hidden] = _lost(trace.last_output, after.last_output, dy)
    return frozen(lost)


def ablation(network: Network, x: Array, weights: Array, *, layer: int = 0) -> Array:
    """Give what y at the last step loses without each unit of a layer, (H,).

    A unit is taken out by what it sends: its own layer's gates, the next layer and the head read 0
    of it at every step. Raises LimitError for a layer that isn't there, or for a bidirectional
    network, whose units come in two directions.
    """
    x, dy = _checked(network, x, weights)
    spec = network.spec
    if spec.bidirectional or not is_whole(layer, 0, spec.layers - 1):
        raise LimitError(
            f"Units are taken out of layers 0 to {spec.layers - 1}, one direction; not of "
            f"{shown(layer)}{' in both directions' if spec.bidirectional else ''}."
        )
    trace = network.forward(x[:, None])
    below = x[:, None] if layer == 0 else trace.layers[layer - 1].h
    top = _silenced(network, layer, below)
    for (params,) in network.layers[layer + 1 :]:
        top = cell_named(spec.cell).forward(params, top).h
    return frozen(_lost(trace.last_output, network.read(top[-1]), dy))


def _silenced(network: Network, layer: int, x: Array) -> Array:
    """Run a layer over x (T, 1, D) for each of its units, which sends 0 there: (T, H, H)."""
    (params,), H = network.layers[layer], network.spec.hidden_size
    step, units = cell_named(network.spec.cell).step, np.arange(H)
    h, state = np.empty((len(x), H, H), x.dtype), State(np.zeros((H, H)), np.zeros((H, H)))
    for t, now in enumerate(x):
        after = step(params, np.repeat(now, H, axis=0), state)
        h[t] = after.h
        h[t, units, units] = 0
        state = State(h[t], after.c)
    return h


def _lost(whole: Array, without: Array, dy: Array) -> Array:
    with np.errstate(all="ignore"):  # what isn't finite has lost what isn't
        return np.asarray((whole - without) @ dy)


def _checked(network: Network, x: Array, weights: Array) -> tuple[Array, Array]:
    check_is(network, Network, "network")
    spec, dtype = network.spec, network.head_W.dtype
    given, dy = numbers(x, dtype, "x"), numbers(weights, dtype, "weights")
    check_shape(given, ("T", spec.input_size), "x", ", one sequence")
    check_shape(dy, (spec.output_size,), "weights", ", one for each output")
    if len(given) == 0:
        raise LimitError("The sequence has no step, and so no last output.")
    return given, dy
