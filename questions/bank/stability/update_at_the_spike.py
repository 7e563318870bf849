"""Length of Adam's update in the step of a huge gradient."""

from __future__ import annotations

import math

import numpy as np

from questions.bank_values import Mistake, Values


def draw(rng: np.random.Generator) -> Values:
    while True:
        v: Values = {
            "beta1": 0.9,
            "beta2": float(rng.choice([0.998, 0.999, 0.9995])),
            "spike": int(rng.integers(3, 60)),
        }
        m, second = averages(v)
        v |= {"m": m, "second": second, "update": m / math.sqrt(second)}
        v["limit"] = (1 - v["beta1"]) / math.sqrt(1 - v["beta2"])
        numbers = np.sort([v["update"], *(mistake.answer(v) for mistake in MISTAKES.values())])
        if float((np.diff(numbers) / numbers[1:]).min()) > 0.08:
            return v


def averages(v: Values) -> tuple[float, float]:
    """Let one gradient into averages that were both 1."""
    m = v["beta1"] * 1.0 + (1 - v["beta1"]) * v["spike"]
    second = v["beta2"] * 1.0 + (1 - v["beta2"]) * v["spike"] ** 2
    return m, second


def answer(v: Values) -> float:
    m, second = averages(v)
    return m / math.sqrt(second)


MISTAKES = {
    "gradient-descent": Mistake(
        lambda v: v["spike"],
        "That is plain gradient descent. Adam averages the gradient and divides by its size.",
        "rnn-lstm/vanishing-gradient#clipping",
    ),
    "no-root": Mistake(
        lambda v: averages(v)[0] / averages(v)[1],
        "Divide by the root of the mean square.",
        "rnn-lstm/vanishing-gradient#clipping",
    ),
    "no-division": Mistake(
        lambda v: averages(v)[0],
        "That is the mean alone. The mean square has jumped as well and is divided by.",
        "rnn-lstm/vanishing-gradient#clipping",
    ),
}
