"""The engine's side of every race."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from engine.analysis.influence import influence_map
from engine.cells.kinds import cell_named
from engine.losses import cross_entropy
from engine.network import NetworkSpec, initialise_network
from engine.optimisers import Adam

Work = Callable[[], object]


def forward(cell: str, T: int, B: int, D: int, H: int, dtype: str = "float32") -> Work:
    rng, module = np.random.default_rng(0), cell_named(cell)
    params = module.initialise(D, H, rng=rng, dtype=dtype)
    x = rng.standard_normal((T, B, D)).astype(dtype)
    return lambda: module.forward(params, x)


def forward_backward(
    cell: str, T: int, B: int, D: int, H: int, *, last: bool = False, dtype: str = "float32"
) -> Work:
    rng, module = np.random.default_rng(0), cell_named(cell)
    params = module.initialise(D, H, rng=rng, dtype=dtype)
    x = rng.standard_normal((T, B, D)).astype(dtype)
    dh = rng.standard_normal((B, H) if last else (T, B, H)).astype(dtype)
    return lambda: module.backward(module.forward(params, x), dh)


def training_step(cell: str, T: int, B: int, D: int, H: int, O: int, *, last: bool = False) -> Work:
    """Run forward, cross-entropy, back, clipped by norm, and one step of Adam."""
    rng = np.random.default_rng(0)
    spec = NetworkSpec(cell, D, H, output_size=O, dtype="float32")
    network = initialise_network(spec, rng=rng)
    x = rng.standard_normal((T, B, D)).astype(np.float32)
    y = rng.integers(0, O, B if last else (T, B))
    adam = Adam(1e-4)

    def work() -> object:
        nonlocal network
        trace = network.forward(x)
        loss = cross_entropy(trace.last_output if last else trace.outputs, y)
        gradients = network.backward(trace, loss.gradient, inputs=False)
        moved = adam.step(network.parameters, gradients.parameters, clip=1.0)
        network = network.replace(moved.parameters)
        return loss.value

    return work


def influence(cell: str, T: int, D: int, H: int) -> Work:
    """Give ∂y_t/∂x_s for every pair of steps, y the sum of the states, in float64."""
    rng = np.random.default_rng(0)
    network = initialise_network(NetworkSpec(cell, D, H, output_size=1), rng=rng)
    x, weights = rng.standard_normal((T, 1, D)), np.ones(1)
    return lambda: influence_map(network.forward(x), weights)
