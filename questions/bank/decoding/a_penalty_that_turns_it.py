"""The exponent of the length penalty at which two hypotheses tie."""

from __future__ import annotations

from itertools import combinations
from math import log

import numpy as np

from questions.bank_values import Mistake, Values


def draw(rng: np.random.Generator) -> Values:
    while True:
        v: Values = {
            "s1": -float(rng.integers(30, 60)) / 10,
            "s2": -float(rng.integers(62, 100)) / 10,
            "n1": int(rng.integers(4, 9)),
            "n2": int(rng.integers(10, 21)),
        }
        if _apart(v):
            return {**v, "total": answer(v), "mean1": v["s1"] / v["n1"], "mean2": v["s2"] / v["n2"]}


def _apart(v: Values) -> bool:
    """Tell whether every answer can be told from every other one."""
    found = [answer(v), *(_wrong(v, name) for name in MISTAKES)]
    return 0.2 < answer(v) < 0.98 and all(
        abs(a - b) > 0.03 * max(abs(a), abs(b)) for a, b in combinations(found, 2)
    )


def _wrong(v: Values, name: str) -> float:
    wrong = MISTAKES[name].answer(v)
    assert not isinstance(wrong, tuple)
    return float(wrong)


def answer(v: Values) -> float:
    return log(v["s2"] / v["s1"]) / log(v["n2"] / v["n1"])


MISTAKES = {
    "upside-down": Mistake(
        lambda v: log(v["n2"] / v["n1"]) / log(v["s2"] / v["s1"]),
        "Your fraction stands on its head: the exponent belongs to the lengths.",
        "beyond/sequence-to-sequence#beam-search",
    ),
    "no-logarithms": Mistake(
        lambda v: (v["s2"] / v["s1"]) / (v["n2"] / v["n1"]),
        "The lengths are raised to a power; to get at an exponent, take logarithms.",
        "beyond/sequence-to-sequence#beam-search",
    ),
    "difference": Mistake(
        lambda v: (v["s1"] - v["s2"]) / (v["n2"] - v["n1"]),
        "That is the bonus per word at which both are equal: another kind of penalty.",
        "beyond/sequence-to-sequence#beam-search",
    ),
}
