"""What T steps cost a recurrent network and a transformer's layer, counted in multiplications."""

from __future__ import annotations

import numpy as np

from questions.chapters.figures.charts import Axis, Series, line_chart
from questions.chapters.figures.figure import Figure, State, table
from questions.chapters.figures.recurrence import Array

WIDTH = 512
LENGTHS = np.array([16, 64, 256, 1024, 4096, 16384], dtype=float)


def lstm_work(T: Array) -> Array:
    """Four gates, each a product of (H, 2H) with a vector, at each step."""
    return 8.0 * WIDTH**2 * T


def attention_work(T: Array) -> Array:
    """Four projections a step, and two products of every step with every step."""
    return 4.0 * WIDTH**2 * T + 2.0 * WIDTH * T**2


def crossing() -> float:
    """Length at which one attention layer costs what one LSTM layer does."""
    return (8.0 - 4.0) * WIDTH**2 / (2.0 * WIDTH)


def lstm_state() -> int:
    """Numbers to keep for the next step: c and h."""
    return 2 * WIDTH


def attention_state(T: Array) -> Array:
    """Keys and values of all steps so far."""
    return 2.0 * WIDTH * T


def costs() -> Figure:
    """Draw work, what has to be kept, and the longest path, over the length."""
    ones = np.ones_like(LENGTHS)
    return Figure(
        "One layer of width 512, by length of the sequence",
        (
            _state("work", "Work", "multiplications", (1e6, 1e12), {
                "LSTM": lstm_work(LENGTHS), "attention": attention_work(LENGTHS)}),
            _state("memory", "Memory for the next step", "numbers kept", (100, 1e8), {
                "LSTM": lstm_state() * ones, "attention": attention_state(LENGTHS)}),
            _state("path", "Longest path", "steps in a row", (1, 1e5), {
                "LSTM": LENGTHS, "attention": ones, "dilated convolutions": np.log2(LENGTHS)}),
        ),
    )  # fmt: skip


def _state(
    name: str, label: str, unit: str, ends: tuple[float, float], curves: dict[str, Array]
) -> State:
    powers = range(round(np.log10(ends[0])), round(np.log10(ends[1])) + 1, 1 if ends[0] == 1 else 2)
    x = Axis("steps T", 16, 16384, (16, 64, 256, 1024, 4096, 16384), log=True)
    y = Axis(unit, *ends, tuple(10.0**k for k in powers), log=True)
    series = [Series(key, LENGTHS, v, k) for k, (key, v) in enumerate(curves.items(), 1)]
    said = ", ".join(f"{key} {_short(v[0])} and {_short(v[-1])}" for key, v in curves.items())
    return State(
        name,
        label,
        line_chart(x, y, series),
        f"{label}, at 16 and at 16384 steps: {said}.",
        table(("layer", *(f"T = {T:.0f}" for T in LENGTHS)),
              [(key, *map(_short, v)) for key, v in curves.items()]),
    )  # fmt: skip


def _short(value: float) -> str:
    if value < 1e5:
        return f"{value:.0f}"
    mantissa, _, power = f"{value:.1e}".partition("e")
    return f"{mantissa} · 10^{int(power)}"
