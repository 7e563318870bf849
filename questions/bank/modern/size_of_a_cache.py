"""Megabytes of a key and value cache."""

from __future__ import annotations

from itertools import combinations

import numpy as np

from questions.bank_values import Mistake, Values


def draw(rng: np.random.Generator) -> Values:
    while True:
        v: Values = {
            "L": int(rng.choice([6, 8, 12, 16, 24])),
            "d": int(rng.choice([512, 768, 1024, 2048])),
            "T": int(rng.integers(1, 17)) * 500,
        }
        if _apart(v):
            return {**v, "total": answer(v), "state": 2 * v["L"] * v["d"] * 2 / 1e6}


def _apart(v: Values) -> bool:
    """Tell whether every answer can be told from every other one."""
    found = [answer(v), *(_wrong(v, name) for name in MISTAKES)]
    return all(abs(a - b) > 0.03 * max(abs(a), abs(b)) for a, b in combinations(found, 2))


def _wrong(v: Values, name: str) -> float:
    wrong = MISTAKES[name].answer(v)
    assert not isinstance(wrong, tuple)
    return float(wrong)


def answer(v: Values) -> float:
    kept = np.zeros((2, v["L"], 1, v["d"]), dtype=np.float16)
    return float(kept.nbytes * v["T"] / 1e6)


MISTAKES = {
    "keys-only": Mistake(
        lambda v: v["L"] * v["d"] * v["T"] * 2 / 1e6,
        "You counted keys or values. Both are needed again at each step.",
        "beyond/modern#transformer",
    ),
    "one-layer": Mistake(
        lambda v: 2 * v["d"] * v["T"] * 2 / 1e6,
        "That is one layer. Each layer has keys and values of its own.",
        "beyond/modern#transformer",
    ),
    "all-scores": Mistake(
        lambda v: v["L"] * v["T"] ** 2 * 2 / 1e6,
        "You counted scores of all pairs. They are used once and needn't be kept.",
        "beyond/modern#transformer",
    ),
    "one-step": Mistake(
        lambda v: 2 * v["L"] * v["d"] * 2 / 1e6,
        "That is a single step. The cache holds all steps so far.",
        "beyond/modern#transformer",
    ),
}
