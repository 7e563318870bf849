"""What a forget gate keeps: its share after so many steps, by its bias."""

from __future__ import annotations

import math

from questions.chapters.figures.charts import Axis, Series, line_chart
from questions.chapters.figures.figure import Figure, still, table

BIASES = (-1.0, 0.0, 1.0, 3.0)
STEPS = 30


def kept(bias: float, steps: int) -> float:
    """Share of a cell entry that is left after `steps` steps whose gate is sigmoid(bias)."""
    return (1.0 + math.exp(-bias)) ** -steps


def half_life(bias: float) -> float:
    """Give the steps until half of a cell entry is left."""
    return math.log(2.0) / math.log1p(math.exp(-bias))


def retention() -> Figure:
    """Draw the share kept against steps, for four biases, all other inputs of the gate at zero."""
    steps = list(range(STEPS + 1))
    series = [
        Series(f"bias {_signed(bias)}", steps, [kept(bias, step) for step in steps], kind)
        for kind, bias in enumerate(BIASES, 1)
    ]
    x = Axis("steps", 0, STEPS, (0, 5, 10, 15, 20, 25, 30))
    y = Axis("share of the cell entry that is left", 0, 1, (0, 0.25, 0.5, 0.75, 1))
    rows = [
        (_signed(bias), kept(bias, 1), kept(bias, 10), kept(bias, STEPS), half_life(bias))
        for bias in BIASES
    ]
    return still(
        "What is left in a cell, by the bias of its forget gate",
        line_chart(x, y, series),
        summary=" ".join(
            f"With a bias of {_signed(bias)} half is left after {half_life(bias):.1f} steps."
            for bias in BIASES
        ),
        table=table(("bias", "gate", "after 10", f"after {STEPS}", "half-life in steps"), rows),
    )


def _signed(bias: float) -> str:
    return f"{bias:g}".replace("-", "−")
