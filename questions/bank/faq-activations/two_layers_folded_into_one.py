"""The bias of two linear layers folded into one."""

from __future__ import annotations

import numpy as np

from questions.bank_values import Mistake, Values


def draw(rng: np.random.Generator) -> Values:
    while True:
        p, q, u, r, c = (int(n) for n in rng.choice([-4, -3, -2, 2, 3, 4, 5], size=5))
        v: Values = {"p": p, "q": q, "u": u, "r": r, "c": c}
        v["total"] = answer(v)
        if len({v["total"], *(each.answer(v) for each in MISTAKES.values())}) > len(MISTAKES):
            return v


def _first(v: Values) -> np.ndarray:
    return np.array([v["p"], v["q"]])


def answer(v: Values) -> int:
    second = np.array([v["u"], v["r"]])
    return int(second @ _first(v)) + int(v["c"])


MISTAKES = {
    "sum-of-biases": Mistake(
        lambda v: int(_first(v).sum()) + int(v["c"]),
        "You added the biases. The first ones pass through the second layer's weights.",
        "faq/activations#reasoning",
    ),
    "second-bias-lost": Mistake(
        lambda v: int(answer(v)) - int(v["c"]),
        "The second layer's own bias is missing.",
        "faq/activations#reasoning",
    ),
    "last-bias-only": Mistake(
        lambda v: int(v["c"]),
        "The first layer's biases don't vanish: at x = 0 they are what enters the second layer.",
        "faq/activations#reasoning",
    ),
}
