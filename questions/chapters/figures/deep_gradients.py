"""How large the gradient is, layer by layer, in a deep feedforward network."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from questions.chapters.figures.charts import Axis, Series, line_chart
from questions.chapters.figures.figure import Figure, still, table
from questions.chapters.figures.recurrence import Array, sigmoid

LAYERS, WIDTH = 30, 64
Slope = Callable[[Array], tuple[Array, Array]]


def _sigmoid(a: Array) -> tuple[Array, Array]:
    s = sigmoid(a)
    return s, s * (1 - s)


def _tanh(a: Array) -> tuple[Array, Array]:
    t = np.tanh(a)
    return t, 1 - t * t


def _relu(a: Array) -> tuple[Array, Array]:
    return np.maximum(a, 0), np.where(a > 0, 1.0, 0.0)


KINDS: tuple[tuple[str, Slope, float], ...] = (
    ("sigmoid, variance 1/n", _sigmoid, 1.0),
    ("tanh, variance 1/n", _tanh, 1.0),
    ("ReLU, variance 2/n", _relu, 2.0**0.5),
    ("ReLU, variance 1/n", _relu, 1.0),
)


def norms(squash: Slope, gain: float, *, seed: int = 0) -> Array:
    """Norm of the gradient at each layer, 1 at the output; index 0 is the output's side."""
    rng = np.random.default_rng(seed)
    W = gain * rng.standard_normal((LAYERS, WIDTH, WIDTH)) / WIDTH**0.5
    x, slopes = rng.standard_normal(WIDTH), []
    for layer in W:
        x, slope = squash(layer @ x)
        slopes.append(slope)
    d = rng.standard_normal(WIDTH)
    d /= np.linalg.norm(d)
    found = []
    for layer, slope in zip(W[::-1], slopes[::-1], strict=True):
        found.append(float(np.linalg.norm(d)))
        d = layer.T @ (d * slope)
    return np.array(found)


def factor(name: str) -> float:
    """Geometric mean of what one layer does to the norm, for one of KINDS."""
    curve = next(norms(squash, gain) for kind, squash, gain in KINDS if kind == name)
    return float((curve[-1] / curve[0]) ** (1 / (LAYERS - 1)))


def deep_gradients() -> Figure:
    """Draw the norm against the distance from the output, for four choices."""
    layers = np.arange(LAYERS, dtype=float)
    curves = [(name, norms(squash, gain)) for name, squash, gain in KINDS]
    series = [Series(name, layers, y, kind) for kind, (name, y) in enumerate(curves, 1)]
    x = Axis("layers before the output", 0, LAYERS, (0, 5, 10, 15, 20, 25, 30))
    y = Axis("norm of the gradient", 1e-20, 100, (1e-20, 1e-15, 1e-10, 1e-5, 1), log=True)
    shown = (0, 5, 10, 20, LAYERS - 1)
    return still(
        "Gradient by layer in a network of thirty layers",
        line_chart(x, y, series),
        summary=" ".join(f"{name}: {factor(name):.2f} a layer." for name, _ in curves),
        table=table(
            ("network", *(f"{at} layers" for at in shown)),
            [(name, *(float(curve[at]) for at in shown)) for name, curve in curves],
        ),
    )
