"""The derivative of the third state of a linear loop with respect to its weight."""

from __future__ import annotations

from typing import Any

import numpy as np

from engine.gradient_check import complex_step
from questions.bank_values import Mistake, Values


def draw(rng: np.random.Generator) -> Values:
    while True:
        v = _drawn(rng)
        numbers = [v["gradient"], *(mistake.answer(v) for mistake in MISTAKES.values())]
        if np.diff(np.sort(numbers)).min() > 0.05 * max(1.0, float(np.abs(numbers).max())):
            return v


def _drawn(rng: np.random.Generator) -> Values:
    x1, x2, x3 = (int(n) for n in rng.choice(np.arange(1, 7), size=3, replace=False))
    v: Values = {"w": round(float(rng.uniform(0.3, 1.6)), 1), "x1": x1, "x2": x2, "x3": x3}
    return {**v, "gradient": answer(v)}


def _state(w: Any, inputs: list[int]) -> Any:
    h = 0 * w
    for x in inputs:
        h = w * h + x
    return h


def answer(v: Values) -> float:
    inputs = [v["x1"], v["x2"], v["x3"]]
    return float(complex_step(lambda w: _state(w, inputs), np.array(v["w"])))


MISTAKES = {
    "last-use": Mistake(
        lambda v: float(_state(v["w"], [v["x1"], v["x2"]])),
        "That is the last use of w alone. At step 2 it was used as well, and the change passes on.",
        "rnn-lstm/vanishing-gradient#chain-rule",
    ),
    "square-not-differentiated": Mistake(
        lambda v: float(v["w"] ** 2 * v["x1"] + v["x2"]),
        "w occurs squared in front of the first input; its derivative there is 2w.",
        "rnn-lstm/vanishing-gradient#chain-rule",
    ),
    "product-of-steps": Mistake(
        lambda v: float(v["w"] ** 2),
        "That is the derivative with respect to the state two steps before, not to the weight.",
        "rnn-lstm/vanishing-gradient#jacobian-product",
    ),
}
