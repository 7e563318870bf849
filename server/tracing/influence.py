"""How much each input moved one output, in three exact or stated ways, each (T,).

- `gradient`: ∂y/∂x_s · x_s, the slope at the input itself (signed).
- `norm`: ‖∂y/∂x_s‖, whatever the input was.
- `integrated`: the slope averaged on the straight way from no input to the input, times the input
  (Sundararajan et al., 2017); its sum is the output's change, up to the quadrature's error.
- `occlusion`: the output minus the output without that input.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from engine.network import Network, NetworkTrace

Array = NDArray[np.float64]

POINTS = 32
"""Midpoints of the path of integrated gradients."""
BLOCK = 64
"""Occluded sequences that are run side by side."""


def influence(
    network: Network, trace: NetworkTrace, vectors: Array, at: tuple[int, int]
) -> dict[str, Array]:
    """Give all four for output `at` = (step, symbol); steps after it have none."""
    step, symbol = at
    slopes = _slopes(network, trace, at)[:, 0]
    past = vectors[: step + 1]
    return {
        "gradient": (slopes * vectors).sum(axis=1),
        "norm": np.linalg.norm(slopes, axis=1),
        "integrated": _padded(_integrated(network, past, symbol), len(vectors)),
        "occlusion": _padded(_occlusion(network, past, symbol), len(vectors)),
    }


def _slopes(network: Network, trace: NetworkTrace, at: tuple[int, int]) -> Array:
    """∂y[at]/∂x, (T, B, D), every sequence of the batch by itself."""
    d_outputs = np.zeros_like(trace.outputs)
    d_outputs[at[0], :, at[1]] = 1.0
    return np.asarray(network.backward(trace, d_outputs).inputs)


def _integrated(network: Network, vectors: Array, symbol: int) -> Array:
    shares = (np.arange(POINTS) + 0.5) / POINTS
    way = vectors[:, None, :] * shares[None, :, None]
    slopes = _slopes(network, network.forward(way), (len(vectors) - 1, symbol))
    return np.asarray((slopes.mean(axis=1) * vectors).sum(axis=1))


def _occlusion(network: Network, vectors: Array, symbol: int) -> Array:
    steps = len(vectors)
    whole = network.forward(vectors[:, None, :]).outputs[-1, 0, symbol]
    without = np.empty(steps)
    for start in range(0, steps, BLOCK):
        hidden = np.arange(start, min(start + BLOCK, steps))
        batch = np.repeat(vectors[:, None, :], len(hidden), axis=1)
        batch[hidden, np.arange(len(hidden))] = 0.0
        without[hidden] = network.forward(batch).outputs[-1, :, symbol]
    return np.asarray(whole - without)


def _padded(values: Array, length: int) -> Array:
    return np.concatenate([values, np.zeros(length - len(values))])
