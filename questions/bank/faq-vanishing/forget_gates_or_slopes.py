"""Steps until a hundredth of a gradient is left, in a plain unit and in a cell."""

from __future__ import annotations

import numpy as np

from questions.bank_values import Values, Wrong


def draw(rng: np.random.Generator) -> Values:
    return {
        "w": float(rng.choice([0.9, 1.0, 1.1, 1.2])),
        "slope": float(rng.choice([0.5, 0.6, 0.7])),
        "f": float(rng.choice([0.95, 0.96, 0.97, 0.98])),
        "i": float(rng.choice([0.2, 0.3, 0.4])),
    }


def _source(v: Values, *, plain: str, cell: str) -> str:
    return f"""def steps(factor):
    left, n = 1.0, 0
    while left >= 0.01:
        left, n = left * factor, n + 1
    return n

w, slope = {v["w"]}, {v["slope"]}     # recurrent weight, slope of tanh
f, i = {v["f"]}, {v["i"]}          # forget gate, input gate
plain = {plain}
cell = {cell}
print("plain", steps(plain))
print("cell", steps(cell))
"""


def program(v: Values) -> str:
    return _source(v, plain="w * slope", cell="f")


RIGHT = "Weight times slope in the one, the forget gate alone in the other; both decay."

WRONG = {
    "input-gate-too": Wrong(
        lambda v: _source(v, plain="w * slope", cell="f * i"),
        "The input gate scales what is added. What is kept is scaled by the forget gate alone.",
    ),
    "slope-in-the-cell": Wrong(
        lambda v: _source(v, plain="w * slope", cell="f * slope"),
        "The direct path from cell to cell passes no squashing function, so it has no slope.",
    ),
    "slope-alone": Wrong(
        lambda v: _source(v, plain="0.5 * w * slope", cell="0.5 * (f + slope)"),
        "Count again: the plain factor is weight times slope, and the cell's is the forget gate.",
    ),
}
