"""The share of a geometric gradient that truncation keeps."""

from __future__ import annotations

import numpy as np

from questions.bank_values import Mistake, Values


def draw(rng: np.random.Generator) -> Values:
    while True:
        factor, k = round(float(rng.uniform(0.85, 0.97)), 2), int(rng.integers(5, 21))
        v: Values = {"factor": factor, "k": k, "constant": 1 / (1 - factor)}
        v["share"] = answer(v)
        numbers = [v["share"], *(mistake.answer(v) for mistake in MISTAKES.values())]
        if np.diff(np.sort(numbers)).min() > 4:
            return v


def answer(v: Values) -> float:
    contributions = v["factor"] ** np.arange(1000)
    return float(100 * contributions[: v["k"]].sum() / contributions.sum())


MISTAKES = {
    "lost-share": Mistake(
        lambda v: 100 - answer(v),
        "That is the share that is lost.",
        "beyond/training#truncation",
    ),
    "last-term": Mistake(
        lambda v: 100 * v["factor"] ** (v["k"] - 1),
        "That is the size of the oldest kept term compared with the newest. The sum was asked for.",
        "beyond/training#truncation",
    ),
    "linear": Mistake(
        lambda v: 100 * (1 - v["factor"]) * v["k"],
        "The terms shrink from step to step; they don't all count as much as the first.",
        "rnn-lstm/vanishing-gradient#jacobian-product",
    ),
}
