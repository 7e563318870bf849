"""Three ways to check a gradient by numbers, and how their errors depend on the step."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np

from questions.chapters.figures.charts import Axis, Series, line_chart
from questions.chapters.figures.figure import Figure, still, table
from questions.chapters.figures.recurrence import Array

POWERS = np.arange(-15.0, -0.5, 0.5)
STEPS = 10


def loss(w: Any) -> Any:
    """Run a one-unit network for ten steps with the recurrent weight w, and square its state."""
    h = 0.0 * w
    for t in range(STEPS):
        h = np.tanh(w * h + 0.5 + 0.1 * t)
    return h * h


def gradient(w: float) -> float:
    """Backpropagate through the same ten steps."""
    states = [0.0]
    for t in range(STEPS):
        states.append(float(np.tanh(w * states[-1] + 0.5 + 0.1 * t)))
    dh, dw = 2 * states[-1], 0.0
    for t in reversed(range(STEPS)):
        da = dh * (1 - states[t + 1] ** 2)
        dw += da * states[t]
        dh = da * w
    return dw


@lru_cache(maxsize=1)
def errors() -> dict[str, Array]:
    """Relative error of each way, for each step 10^POWERS."""
    w, eps = 0.7, 10.0**POWERS
    exact = gradient(w)
    ways = {
        "forward difference": (loss(w + eps) - loss(w)) / eps,
        "central difference": (loss(w + eps) - loss(w - eps)) / (2 * eps),
        "complex step": np.imag(loss(w + 1j * eps)) / eps,
    }
    return {name: np.abs(found - exact) / abs(exact) for name, found in ways.items()}


def differences() -> Figure:
    """Draw the errors over the step, both logarithmic."""
    curves = errors()
    series = [
        Series(name, 10.0**POWERS, np.maximum(y, 1e-17), kind)
        for kind, (name, y) in enumerate(curves.items(), 1)
    ]
    x = Axis("step ε", 1e-15, 0.1, (1e-15, 1e-12, 1e-9, 1e-6, 1e-3, 0.1), log=True)
    y = Axis("relative error", 1e-17, 1, (1e-16, 1e-12, 1e-8, 1e-4, 1), log=True)
    best = {name: f"1e{POWERS[curve.argmin()]:g}" for name, curve in curves.items()}
    at = [int(np.flatnonzero(power == POWERS)[0]) for power in (-13, -10, -7, -5, -3, -1)]
    return still(
        "Numerical gradients, by step",
        line_chart(x, y, series),
        summary=(
            f"The forward difference is best near a step of {best['forward difference']}, the "
            f"central difference near {best['central difference']}; both get worse on either "
            "side. The error of the complex step falls with the step and then "
            "stays at rounding."
        ),
        table=table(
            ("way", *(f"ε = 1e{POWERS[k]:g}" for k in at)),
            [(name, *(float(f"{curve[k]:.1e}") for k in at)) for name, curve in curves.items()],
        ),
    )
