"""The first entry of a gradient after clipping by its global norm."""

from __future__ import annotations

import numpy as np

from questions.bank_values import Mistake, Values


def draw(rng: np.random.Generator) -> Values:
    while True:
        a, b, c = (int(n) for n in rng.integers(2, 13, size=3))
        v: Values = {"a": a, "b": b, "c": c, "theta": int(rng.integers(1, 6))}
        v["norm"] = float(np.linalg.norm([a, b, c]))
        v["scale"] = v["theta"] / v["norm"]
        v["clipped"] = answer(v)
        numbers = np.sort([v["clipped"], *(mistake.answer(v) for mistake in MISTAKES.values())])
        if v["scale"] < 0.9 and float((np.diff(numbers) / numbers[1:]).min()) > 0.04:
            return v


def answer(v: Values) -> float:
    gradients = [np.array([v["a"], v["b"]], float), np.array([v["c"]], float)]
    norm = np.sqrt(sum(float((g**2).sum()) for g in gradients))
    clipped = [g * min(1.0, v["theta"] / norm) for g in gradients]
    return float(clipped[0][0])


MISTAKES = {
    "norm-per-array": Mistake(
        lambda v: v["a"] * min(1.0, v["theta"] / float(np.hypot(v["a"], v["b"]))),
        "You took the norm of this array alone. The global norm runs over all arrays.",
        "rnn-lstm/vanishing-gradient#clipping",
    ),
    "by-value": Mistake(
        lambda v: min(v["a"], v["theta"]),
        "That is clipping by value, entry by entry.",
        "rnn-lstm/vanishing-gradient#clipping",
    ),
    "sum-of-absolutes": Mistake(
        lambda v: v["a"] * v["theta"] / (v["a"] + v["b"] + v["c"]),
        "You divided by the sum of the entries. The norm is the root of the sum of squares.",
        "rnn-lstm/vanishing-gradient#clipping",
    ),
    "not-clipped": Mistake(
        lambda v: v["a"],
        "The norm is above the threshold, so every entry is scaled.",
        "rnn-lstm/vanishing-gradient#clipping",
    ),
}
