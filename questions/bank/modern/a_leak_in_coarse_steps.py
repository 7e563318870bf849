"""Where a leaky unit stops, when its state is rounded to a grid after each step."""

from __future__ import annotations

import numpy as np

from questions.bank_values import Values, Wrong

_SOURCE = """import math

a, x, step = {a}, {x}, 1 / {grid}

h = 0.0
for _ in range(500):
    h = a * h + (1 - a) * x
    {rounding}
print(round(h, 2))"""

_NEAREST = "h = round(h / step) * step"
_DOWN = "h = math.floor(h / step) * step"
_NONE = "pass"


def draw(rng: np.random.Generator) -> Values:
    while True:
        v: Values = {
            "a": float(rng.choice([0.97, 0.975, 0.98, 0.985])),
            "x": float(rng.integers(16, 41)) / 20,
            "grid": int(rng.choice([64, 128])),
        }
        stuck = 1 / v["grid"] / 2 / (1 - v["a"])  # and twice as far off, when rounded down
        v["guess"] = v["x"] - stuck
        if stuck > 0.1 and v["x"] - 2 * stuck > 0.1:
            return v


def _source(v: Values, rounding: str) -> str:
    return _SOURCE.format(a=v["a"], x=v["x"], grid=v["grid"], rounding=rounding)


def program(v: Values) -> str:
    return _source(v, _NEAREST)


RIGHT = "It stops where the increment falls below half a grid step, well before the input."

WRONG = {
    "arrives": Wrong(
        lambda v: _source(v, _NONE),
        "Without rounding it would arrive. Near the end the increments are too small for the grid.",
    ),
    "rounds-down": Wrong(
        lambda v: _source(v, _DOWN),
        "That rounds down, and stops where the increment is a whole step. Here it is half a step.",
    ),
}
