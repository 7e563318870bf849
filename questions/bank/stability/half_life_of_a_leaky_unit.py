"""Steps until a leaky unit without input has lost half of its state."""

from __future__ import annotations

import math

import numpy as np

from questions.bank_values import Mistake, Values


def draw(rng: np.random.Generator) -> Values:
    alpha = round(float(rng.uniform(0.02, 0.3)), 2)
    v: Values = {"alpha": alpha, "keep": round(1 - alpha, 2)}
    v["half"] = answer(v)
    return {**v, "rough": math.log(2) / alpha}


def answer(v: Values) -> float:
    return math.log(0.5) / math.log1p(-v["alpha"])


MISTAKES = {
    "leak-for-keep": Mistake(
        lambda v: math.log(0.5) / math.log(v["alpha"]),
        "You multiplied by α. What is kept at each step is 1 − α.",
        "rnn-lstm/vanishing-gradient#jacobian-product",
    ),
    "linear": Mistake(
        lambda v: 0.5 / v["alpha"],
        "You took away the same amount at each step. It is the same share.",
        "rnn-lstm/vanishing-gradient#jacobian-product",
    ),
    "time-constant": Mistake(
        lambda v: -1 / math.log1p(-v["alpha"]),
        "That is the time to 1/e, about 37 %. The half-life is shorter, by a factor of ln 2.",
        "rnn-lstm/vanishing-gradient#jacobian-product",
    ),
}
