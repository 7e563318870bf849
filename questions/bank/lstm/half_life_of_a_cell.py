"""The half-life of a cell with a constant forget gate, in steps."""

from __future__ import annotations

import math

import numpy as np

from questions.bank_values import Mistake, Values


def draw(rng: np.random.Generator) -> Values:
    v: Values = {"f": float(rng.choice([0.8, 0.85, 0.9, 0.92, 0.95, 0.96, 0.98, 0.99]))}
    return {**v, "total": answer(v)}


def answer(v: Values) -> float:
    return math.log(2) / -math.log(v["f"])


MISTAKES = {
    "one-over": Mistake(
        lambda v: 1 / (1 - v["f"]),
        "That is the time after which about 1/e, 37 %, is left. Half is left earlier.",
        "rnn-lstm/lstm#forget-bias",
    ),
    "linear": Mistake(
        lambda v: 0.5 / (1 - v["f"]),
        "You let the content fall by the same amount each step. It falls by the same share.",
        "rnn-lstm/lstm#constant-error-path",
    ),
    "wrong-base": Mistake(
        lambda v: math.log10(2) / -math.log(v["f"]),
        "You mixed logarithms of two bases; both have to be of the same one.",
        "rnn-lstm/lstm#forget-bias",
    ),
}
