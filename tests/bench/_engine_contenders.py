"""The engine's side of every race."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from engine.arrays import Array
from engine.cells.kinds import cell_named
from engine.network import NetworkSpec, initialise_network

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
    y = rng.integers(0, O, B if last else T * B)
    adam = Adam()

    def work() -> object:
        nonlocal network
        trace = network.forward(x)
        outputs = trace.last_output if last else trace.outputs
        loss, d = cross_entropy(outputs.reshape(-1, O), y)
        gradients = network.backward(trace, d.reshape(outputs.shape), inputs=False)
        network = network.replace(adam.step(network.parameters, gradients.parameters))
        return loss

    return work


def cross_entropy(outputs: Array, y: Array) -> tuple[float, Array]:
    p = outputs - outputs.max(axis=1, keepdims=True)
    np.exp(p, out=p)
    p /= p.sum(axis=1, keepdims=True)
    rows = np.arange(len(y))
    loss = -np.log(p[rows, y]).mean()
    p[rows, y] -= 1
    p /= len(y)
    return float(loss), p


class Adam:
    """Adam with the norm clipped at 1, one vector for all arrays."""

    def __init__(self) -> None:
        self._m: Array | float = 0.0
        self._v: Array | float = 0.0
        self._t = 0

    def step(self, named: Mapping[str, Array], d: Mapping[str, Array]) -> dict[str, Array]:
        w = np.concatenate([array.ravel() for array in named.values()])
        g = np.concatenate([d[name].ravel() for name in named])
        g *= min(1.0, 1.0 / (float(np.sqrt(g.dot(g))) + 1e-6))
        self._t += 1
        self._m = 0.9 * self._m + np.float32(0.1) * g
        self._v = 0.999 * self._v + np.float32(0.001) * g * g
        m = self._m / np.float32(1 - 0.9**self._t)
        v = self._v / np.float32(1 - 0.999**self._t)
        w -= np.float32(1e-4) * m / (np.sqrt(v) + np.float32(1e-8))
        ends = np.cumsum([array.size for array in named.values()])[:-1]
        parts = np.split(w, ends)
        return {n: p.reshape(a.shape) for (n, a), p in zip(named.items(), parts, strict=True)}
