"""Every analysis of one typed sequence, by name."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from engine.analysis.attribution import ablation, integrated_gradients, occlusion
from engine.analysis.fixed_points import fixed_points
from engine.analysis.gates import retention, saturation, time_scales
from engine.analysis.geometry import linear_probe, nearest, principal_components, selectivity
from engine.analysis.influence import gradient_norms, influence_map
from engine.analysis.jacobians import (
    lyapunov_exponents,
    products_to_end,
    singular_values,
    step_jacobians,
)
from engine.network import NetworkSpec, initialise_network

Work = Callable[[], object]
MANY = 100_000


def works(*, T: int, D: int, H: int) -> dict[str, Work]:
    rng = np.random.default_rng(0)
    network = initialise_network(NetworkSpec("lstm", D, H, output_size=D), rng=rng)
    x, y = rng.standard_normal((T, D)), np.eye(D)[0]
    trace = network.forward(x[:, None])
    layer, whole = trace.layers[0], trace.layers[0].directions[0]
    jacobians, h = step_jacobians(whole), layer.h[:, 0]
    classes, many = rng.integers(0, D, T), rng.standard_normal((MANY, H))
    starts = rng.standard_normal((16, 2 * H))
    return {
        "saturation": lambda: saturation(layer),
        "time scales": lambda: time_scales(layer),
        "retention": lambda: retention(layer),
        "gradient norms": lambda: gradient_norms(network.backward(trace, trace.outputs)),
        "Jacobians": lambda: step_jacobians(whole),
        "their products": lambda: products_to_end(jacobians),
        "singular values of 64": lambda: singular_values(jacobians),
        "Lyapunov": lambda: lyapunov_exponents(jacobians),
        "influence map": lambda: influence_map(trace, y),
        "integrated gradients": lambda: integrated_gradients(network, x, y),
        "occlusion": lambda: occlusion(network, x, y),
        "ablation": lambda: ablation(network, x, y),
        "selectivity": lambda: selectivity(h, classes),
        "probe": lambda: linear_probe(h, classes),
        "components": lambda: principal_components(h),
        "nearest of 100,000": lambda: nearest(many, h[0]),
        "fixed points from 16": lambda: fixed_points(network.layers[0][0], x[0], starts),
    }
