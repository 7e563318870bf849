"""How much each input moved one output, in four ways, each (T,).

- `gradient`: ∂y/∂x_s · x_s, the slope at the input itself (signed).
- `norm`: ‖∂y/∂x_s‖, whatever the input was.
- `integrated`: the slope averaged on the straight way from no input to the input, times the input
  (Sundararajan et al., 2017); its sum is the output's change, up to the quadrature's error.
- `occlusion`: the output minus the output without that input.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from engine.analysis.attribution import integrated_gradients, occlusion
from engine.network import Network, NetworkTrace

Array = NDArray[np.float64]

POINTS = 32
"""Midpoints of the path of integrated gradients."""


def influence(
    network: Network, trace: NetworkTrace, vectors: Array, at: tuple[int, int]
) -> dict[str, Array]:
    """Give all four for output `at` = (step, symbol); steps after it have none."""
    step, symbol = at
    d_outputs = np.zeros_like(trace.outputs)
    d_outputs[step, 0, symbol] = 1.0
    slopes = network.backward(trace, d_outputs).inputs[:, 0]
    past, weights = vectors[: step + 1], d_outputs[step, 0]
    integrated = integrated_gradients(network, past, weights, points=POINTS).sum(axis=1)
    return {
        "gradient": (slopes * vectors).sum(axis=1),
        "norm": np.linalg.norm(slopes, axis=1),
        "integrated": _padded(integrated, len(vectors)),
        "occlusion": _padded(occlusion(network, past, weights), len(vectors)),
    }


def _padded(values: Array, length: int) -> Array:
    return np.concatenate([values, np.zeros(length - len(values))])
