"""The new cell state of one LSTM unit."""

from __future__ import annotations

import math
from itertools import combinations

import numpy as np

from questions.bank_values import Mistake, Values


def draw(rng: np.random.Generator) -> Values:
    while True:
        v: Values = {
            "c": float(rng.integers(8, 30)) / 10 * float(rng.choice([-1, 1])),
            "f": float(rng.integers(15, 95)) / 100,
            "i": float(rng.integers(15, 95)) / 100,
            "g": float(rng.integers(2, 9)) / 10 * float(rng.choice([-1, 1])),
        }
        v["total"] = answer(v)
        found = [answer(v), *(_wrong(v, name) for name in MISTAKES)]
        if min(abs(a - b) for a, b in combinations(found, 2)) > 0.06 and abs(answer(v)) > 0.1:
            return v


def answer(v: Values) -> float:
    return float(v["f"] * v["c"] + v["i"] * v["g"])


def _wrong(v: Values, name: str) -> float:
    wrong = MISTAKES[name].answer(v)
    assert not isinstance(wrong, tuple)
    return float(wrong)


MISTAKES = {
    "swapped": Mistake(
        lambda v: v["i"] * v["c"] + v["f"] * v["g"],
        "You swapped the gates: the forget gate multiplies the old cell.",
        "rnn-lstm/lstm#cell-update",
    ),
    "squashed": Mistake(
        lambda v: math.tanh(v["f"] * v["c"] + v["i"] * v["g"]),
        "You squashed the cell. The tanh comes later, when the hidden state is made.",
        "rnn-lstm/lstm#cell-update",
    ),
    "ungated": Mistake(
        lambda v: v["f"] * v["c"] + v["g"],
        "You added the whole candidate. The input gate says which share is written.",
        "rnn-lstm/lstm#input-gate",
    ),
    "forgets-the-complement": Mistake(
        lambda v: (1 - v["f"]) * v["c"] + v["i"] * v["g"],
        "You kept the share 1 − f. In spite of its name, the forget gate is the share that stays.",
        "rnn-lstm/lstm#forget-gate",
    ),
}
