"""Upper bound of what is left of a gradient, from slopes and a singular value."""

from __future__ import annotations

import numpy as np

from questions.bank_values import Mistake, Values


def draw(rng: np.random.Generator) -> Values:
    while True:
        v: Values = {
            "sigma": round(float(rng.uniform(1.02, 1.15)), 2),
            "state": float(rng.choice([0.4, 0.5, 0.6])),
            "n": int(rng.integers(4, 11)),
        }
        v["slope"] = 1 - v["state"] ** 2
        v |= {"factor": v["sigma"] * v["slope"], "left": answer(v)}
        numbers = np.sort([v["left"], *(mistake.answer(v) for mistake in MISTAKES.values())])
        if float((np.diff(numbers) / numbers[1:]).min()) > 0.1:
            return v


def answer(v: Values) -> float:
    norm = 100.0
    for _ in range(v["n"]):
        norm *= (1 - v["state"] ** 2) * v["sigma"]
    return norm


MISTAKES = {
    "matrix-only": Mistake(
        lambda v: 100 * v["sigma"] ** v["n"],
        "The slopes of tanh act at each step as well, and they are below one here.",
        "rnn-lstm/vanishing-gradient#jacobian-product",
    ),
    "slope-without-square": Mistake(
        lambda v: 100 * (v["sigma"] * (1 - v["state"])) ** v["n"],
        "The slope of tanh is one minus the *square* of the state.",
        "rnn-lstm/vanishing-gradient#jacobian-product",
    ),
    "slopes-only": Mistake(
        lambda v: 100 * (1 - v["state"] ** 2) ** v["n"],
        "The matrix can lengthen the gradient at each step; leave it in.",
        "rnn-lstm/vanishing-gradient#jacobian-product",
    ),
    "one-step": Mistake(
        lambda v: 100 * v["sigma"] * (1 - v["state"] ** 2),
        "That is the bound for one step.",
        "rnn-lstm/vanishing-gradient#jacobian-product",
    ),
}
