"""How far an impulse reaches: through convolutions, and through a recurrence."""

from __future__ import annotations

import numpy as np

from questions.chapters.figures.charts import Axis, Series, line_chart
from questions.chapters.figures.figure import Figure, State, table
from questions.chapters.figures.recurrence import Array

STEPS, AT = 25, 6
KERNEL = np.array([0.25, 0.5, 0.25])
KEPT = 0.8


def impulse() -> Array:
    x = np.zeros(STEPS)
    x[AT] = 1.0
    return x


def convolved(layers: int) -> Array:
    """Send the impulse through so many causal convolutions of width 3."""
    y = impulse()
    for _ in range(layers):
        y = np.convolve(y, KERNEL)[:STEPS]
    return y


def recurred() -> Array:
    """Send the impulse through h = 0.8 h + x."""
    h, states = 0.0, []
    for x in impulse():
        h = KEPT * h + float(x)
        states.append(h)
    return np.array(states)


def reach() -> Figure:
    """Draw both answers to the same impulse."""
    curves = {layers: convolved(layers) for layers in (1, 2, 4)}
    widths = {layers: int(np.count_nonzero(curve)) for layers, curve in curves.items()}
    stacked = [
        Series(f"{layers} layer{'s' if layers > 1 else ''}: {widths[layers]} steps", _T, y, kind)
        for kind, (layers, y) in enumerate(curves.items(), 1)
    ]
    chain = [Series("recurrence, h = 0.8 h + x", _T, recurred(), 1)]
    return Figure(
        "What becomes of an impulse at step 6",
        (
            _state(
                "convolution",
                "Convolutions of width 3",
                stacked,
                f"After 1, 2 and 4 layers the impulse touches {widths[1]}, {widths[2]} and "
                f"{widths[4]} steps, and no other: the reach is fixed by the architecture.",
            ),
            _state(
                "recurrence",
                "A recurrence",
                chain,
                f"Every later step still feels the impulse, by a factor of {KEPT} less at each: "
                f"{recurred()[-1]:.3f} is left {STEPS - 1 - AT} steps later. The reach has no "
                "edge, but it fades.",
            ),
            _state(
                "both",
                "Both",
                [stacked[2], Series(chain[0].name, _T, recurred(), 2)],
                "Four convolutions reach nine steps with weight and then nothing; the recurrence "
                "starts high and fades for ever.",
            ),
        ),
    )


_T = np.arange(STEPS, dtype=float)


def _state(name: str, label: str, series: list[Series], summary: str) -> State:
    x = Axis("time step", 0, STEPS - 1, (0, 6, 12, 18, 24))
    y = Axis("response", 0, 1, (0, 0.25, 0.5, 0.75, 1))
    rows = [(step, *(float(each.y[step]) for each in series)) for step in range(4, STEPS, 2)]
    columns = ("step", *(each.name for each in series))
    return State(name, label, line_chart(x, y, series), summary, table(columns, rows))
