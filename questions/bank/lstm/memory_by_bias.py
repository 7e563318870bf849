"""What is left of a cell entry by the bias of its forget gate."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from questions.bank_values import Plot, Values, WrongPlot
from questions.chapters.figures.retention import half_life, kept


def draw(rng: np.random.Generator) -> Values:
    low = float(rng.choice([-0.5, 0.0, 0.5, 1.0]))
    high = low + float(rng.choice([1.5, 2.0, 2.5]))
    return {
        "low": low,
        "high": high,
        "n": int(rng.integers(12, 25)),
        "gate_low": kept(low, 1),
        "gate_high": kept(high, 1),
        "half_low": half_life(low),
        "half_high": half_life(high),
    }


def _plot(v: Values, left: Callable[[float, int], float], text: str) -> Plot:
    steps = range(v["n"] + 1)
    return Plot(
        x_label="steps",
        y_label="share that is left",
        lines={
            f"bias {v[name]:g}".replace("-", "−"): [left(v[name], at) for at in steps]
            for name in ("low", "high")
        },
        x=[float(at) for at in steps],
        text=text,
    )


def curves(v: Values) -> Plot:
    return _plot(v, kept, "Two curves from 1 that fall ever more slowly, one below the other.")


def _straight(v: Values) -> Plot:
    def left(bias: float, at: int) -> float:
        return max(0.0, 1 - (1 - kept(bias, 1)) * at)

    return _plot(v, left, "Two straight lines from 1 down to zero, where they stay.")


def _held(v: Values) -> Plot:
    def left(bias: float, at: int) -> float:
        return kept(bias, min(at, 1))

    return _plot(
        v, left, "Two lines from 1 that fall at the first step and are level from then on."
    )


def _swapped(v: Values) -> Plot:
    def left(bias: float, at: int) -> float:
        return kept(v["low"] + v["high"] - bias, at)

    return _plot(v, left, "Two curves from 1 that fall ever more slowly, in the other order.")


RIGHT = "The same gate at each step leaves its powers: a geometric decay, slower for a larger bias."

WRONG = {
    "straight": WrongPlot(
        _straight,
        "A straight line takes the same amount away at each step. A gate takes the same share.",
    ),
    "held": WrongPlot(
        _held,
        "The gate acts at every step, and not once: what is left is multiplied again and again.",
    ),
    "swapped": WrongPlot(
        _swapped,
        "A larger bias opens the forget gate further, and an open forget gate keeps.",
    ),
}
