"""The share of padding in a batch."""

from __future__ import annotations

from itertools import combinations

import numpy as np

from questions.bank_values import Mistake, Values


def draw(rng: np.random.Generator) -> Values:
    while True:
        lengths = [int(n) for n in rng.integers(4, 30, size=int(rng.integers(4, 6)))]
        v: Values = {"lengths": lengths, "count": len(lengths), "longest": max(lengths)}
        v |= {"cells": len(lengths) * max(lengths), "real": sum(lengths)}
        v["share"] = answer(v)
        found = [float(answer(v)), *(_wrong(v, name) for name in MISTAKES)]
        apart = min(abs(a - b) / max(a, b) for a, b in combinations(found, 2))
        if apart > 0.07 and min(found) > 0.05:
            return v


def answer(v: Values) -> float:
    mask = np.arange(v["longest"]) < np.array(v["lengths"])[:, None]
    return float((~mask).mean())


def _wrong(v: Values, name: str) -> float:
    wrong = MISTAKES[name].answer(v)
    assert not isinstance(wrong, tuple)
    return max(float(wrong), 1e-9)


MISTAKES = {
    "real-share": Mistake(
        lambda v: v["real"] / v["cells"],
        "That is the share of real steps. Padding is the rest.",
        "beyond/batches#padding",
    ),
    "over-real": Mistake(
        lambda v: (v["cells"] - v["real"]) / v["real"],
        "You divided the padding by the real steps. The share is of the whole array.",
        "beyond/batches#bucketing",
    ),
    "shortest": Mistake(
        lambda v: 1 - min(v["lengths"]) / v["longest"],
        "That is the padding of the shortest sequence only. Add up over the batch.",
        "beyond/batches#bucketing",
    ),
}
