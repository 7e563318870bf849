"""The mean square of a random ReLU network's sums after some layers."""

from __future__ import annotations

import numpy as np

from questions.bank_values import Mistake, Values


def draw(rng: np.random.Generator) -> Values:
    v: Values = {
        "c": float(rng.choice([1.0, 1.2, 1.5, 1.6, 2.4, 2.5, 3.0])),
        "k": int(rng.integers(4, 11)),
    }
    v["factor"] = 0.5 * v["c"]
    v["total"] = answer(v)
    return v


def answer(v: Values) -> float:
    mean_square = 1.0
    for _ in range(v["k"]):
        mean_square *= 0.5  # what ReLU leaves
        mean_square *= v["c"]  # n sums of variance c / n
    return mean_square


MISTAKES = {
    "relu-forgotten": Mistake(
        lambda v: float(v["c"] ** v["k"]),
        "Each ReLU removes half of the mean square; without it the factor would be c.",
        "faq/vanishing-gradient#reasoning",
    ),
    "root": Mistake(
        lambda v: float((0.5 * v["c"]) ** (0.5 * v["k"])),
        "That is the root mean square. What is asked for is the mean square.",
        "faq/vanishing-gradient#reasoning",
    ),
    "once": Mistake(
        lambda v: 0.5 * float(v["c"]),
        "That is one layer. Every layer multiplies by this factor.",
        "faq/vanishing-gradient#reasoning",
    ),
}
