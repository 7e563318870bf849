"""The largest derivative that a chain of sigmoid units can have."""

from __future__ import annotations

import numpy as np

from questions.bank_values import Mistake, Values


def draw(rng: np.random.Generator) -> Values:
    while True:
        v: Values = {
            "n": int(rng.integers(4, 9)),
            "w": float(rng.choice([1.2, 1.5, 1.6, 1.8, 2.0, 2.4, 2.5])),
        }
        v["factor"] = 0.25 * v["w"]
        v["bound"] = answer(v)
        numbers = np.sort([v["bound"], *(each.answer(v) for each in MISTAKES.values())])
        if float((np.diff(numbers) / numbers[1:]).min()) > 0.08:
            return v


def answer(v: Values) -> float:
    half = 0.5
    return float(np.prod(np.full(v["n"], v["w"] * half * (1 - half))))


MISTAKES = {
    "slopes-alone": Mistake(
        lambda v: float(0.25 ** v["n"]),
        "The slopes are right. Each layer multiplies by its weight as well.",
        "faq/vanishing-gradient#reasoning",
    ),
    "weights-alone": Mistake(
        lambda v: float(v["w"] ** v["n"]),
        "The weights are right. Each layer multiplies by its slope too, at most a quarter.",
        "faq/vanishing-gradient#reasoning",
    ),
    "added": Mistake(
        lambda v: float(v["n"] * 0.25 * v["w"]),
        "You added the factors of the layers. The chain rule multiplies them.",
        "faq/vanishing-gradient#answer",
    ),
    "slope-one": Mistake(
        lambda v: float((0.5 * v["w"]) ** v["n"]),
        "At its steepest the sigmoid's value is one half, and its slope is one quarter.",
        "faq/activations#reasoning",
    ),
}
