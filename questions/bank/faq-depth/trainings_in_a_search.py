"""The number of trainings of a grid search with cross-validation."""

from __future__ import annotations

import numpy as np

from questions.bank_values import Mistake, Values


def draw(rng: np.random.Generator) -> Values:
    while True:
        a, b, c = (int(n) for n in rng.integers(2, 6, size=3))
        v: Values = {"a": a, "b": b, "c": c, "k": int(rng.choice([4, 5, 8, 10]))}
        v["grid"] = a * b * c
        v["total"] = answer(v)
        if len({v["total"], *(each.answer(v) for each in MISTAKES.values())}) > len(MISTAKES):
            return v


def answer(v: Values) -> int:
    folds = [0] * int(v["k"])
    runs = [
        fold for _ in range(v["a"]) for _ in range(v["b"]) for _ in range(v["c"]) for fold in folds
    ]
    return len(runs) + 1


MISTAKES = {
    "added-values": Mistake(
        lambda v: int((v["a"] + v["b"] + v["c"]) * v["k"] + 1),
        "You added the numbers of values. A grid tries every combination, so they multiply.",
        "faq/depth-and-width#reasoning",
    ),
    "no-folds": Mistake(
        lambda v: int(v["grid"] + 1),
        "Each combination is trained once for every fold.",
        "faq/depth-and-width#reasoning",
    ),
    "no-last-training": Mistake(
        lambda v: int(v["grid"] * v["k"]),
        "The last training, of the best combination on all training data, is missing.",
        "faq/depth-and-width#reasoning",
    ),
    "one-fold-less": Mistake(
        lambda v: int(v["grid"] * (v["k"] - 1) + 1),
        "Each training uses k − 1 parts, but there are k trainings, one for each part left out.",
        "faq/depth-and-width#reasoning",
    ),
}
