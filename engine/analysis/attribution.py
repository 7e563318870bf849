"""Which inputs and which units an output owes its value to.

Symbols: y the output asked for, weights · outputs at one step; x (T, D) the sequence.
"""

from __future__ import annotations

import numpy as np

from engine.arrays import Array, check_shape, frozen, numbers
from engine.errors import LimitError
from engine.network import Network

POINTS = 50
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
    if points < 1:
        raise LimitError(f"{points} points of a way were asked for; 1 or more are wanted.")
    shares = (np.arange(points) + 0.5) / points
    way = start[:, None] + shares[:, None] * (x - start)[:, None]
    trace = network.forward(way)
    slopes = network.backward(trace, np.tile(dy, (points, 1))).inputs
    return frozen(slopes.mean(axis=1) * (x - start))


def occlusion(network: Network, x: Array, weights: Array) -> Array:
    """Give what y at the last step loses without each input (0 in its place), (T,)."""
    x, dy = _checked(network, x, weights)
    T = len(x)
    whole = network.forward(x[:, None]).last_output[0] @ dy
    without = np.empty(T, x.dtype)
    for first in range(0, T, BLOCK):
        hidden = np.arange(first, min(first + BLOCK, T))
        batch = np.repeat(x[:, None], len(hidden), axis=1)
        batch[hidden, hidden - first] = 0
        without[hidden] = network.forward(batch).last_output @ dy
    return frozen(whole - without)


def ablation(network: Network, x: Array, weights: Array, *, layer: int = 0) -> Array:
    """Give what y at the last step loses without each unit of a layer, (H,).

    A unit is taken out by what it sends: its columns, in its own layer and above, become 0, so
    that neither the gates nor the next layer nor the head read it. Raises LimitError for a layer
    that isn't there, or for a bidirectional network, whose units come in two directions.
    """
    x, dy = _checked(network, x, weights)
    spec = network.spec
    if spec.bidirectional or not 0 <= layer < spec.layers:
        raise LimitError(f"Units are taken out of layers 0 to {spec.layers - 1}, one direction.")
    sequence = x[:, None]
    whole = network.forward(sequence).last_output[0] @ dy
    lost = [
        whole - _without(network, layer, unit).forward(sequence).last_output[0] @ dy
        for unit in range(spec.hidden_size)
    ]
    return frozen(np.array(lost, x.dtype))


def _without(network: Network, layer: int, unit: int) -> Network:
    H = network.spec.hidden_size
    changed = dict(network.parameters)
    silent = [(f"layers.{layer}.W", unit)]
    top = layer == network.spec.layers - 1
    silent.append(("head.W", unit) if top else (f"layers.{layer + 1}.W", H + unit))
    for name, column in silent:
        changed[name] = changed[name].copy()
        changed[name][:, column] = 0
    return network.replace(changed)


def _checked(network: Network, x: Array, weights: Array) -> tuple[Array, Array]:
    spec, dtype = network.spec, network.head_W.dtype
    given, dy = numbers(x, dtype, "x"), numbers(weights, dtype, "weights")
    check_shape(given, ("T", spec.input_size), "x", ", one sequence")
    check_shape(dy, (spec.output_size,), "weights", ", one for each output")
    if len(given) == 0:
        raise LimitError("The sequence has no step, and so no last output.")
    return given, dy
