"""Share of a gradient's norm that is left after some steps with a constant factor."""

from __future__ import annotations

import numpy as np

from questions.bank_values import Mistake, Values


def draw(rng: np.random.Generator) -> Values:
    while True:
        v: Values = {
            "factor": round(float(rng.uniform(0.9, 0.98)), 2),
            "n": int(rng.integers(3, 11)) * 5,
        }
        v["left"] = answer(v)
        numbers = np.sort([v["left"], *(mistake.answer(v) for mistake in MISTAKES.values())])
        if float((np.diff(numbers) / np.abs(numbers[1:])).min()) > 0.1:
            return v


def answer(v: Values) -> float:
    gradient = 100.0
    for _ in range(v["n"]):
        gradient *= v["factor"]
    return gradient


MISTAKES = {
    "lost": Mistake(
        lambda v: 100 - answer(v),
        "That is what was lost.",
        "rnn-lstm/vanishing-gradient#jacobian-product",
    ),
    "linear": Mistake(
        lambda v: max(0.0, 100 - 100 * (1 - v["factor"]) * v["n"]),
        "You subtracted the same amount at each step. Each step multiplies what is left.",
        "rnn-lstm/vanishing-gradient#jacobian-product",
    ),
    "one-step": Mistake(
        lambda v: 100 * v["factor"],
        "That is what is left after a single step.",
        "rnn-lstm/vanishing-gradient#jacobian-product",
    ),
}
