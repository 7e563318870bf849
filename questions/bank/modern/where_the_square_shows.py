"""The length at which attention costs as much as a recurrent layer."""

from __future__ import annotations

from itertools import combinations

import numpy as np

from questions.bank_values import Mistake, Values


def draw(rng: np.random.Generator) -> Values:
    while True:
        v: Values = {"d": int(rng.integers(4, 33)) * 32}
        if _apart(v):
            return {**v, "total": answer(v)}


def _apart(v: Values) -> bool:
    """Tell whether every answer can be told from every other one."""
    found = [answer(v), *(_wrong(v, name) for name in MISTAKES)]
    return all(abs(a - b) > 0.03 * max(abs(a), abs(b)) for a, b in combinations(found, 2))


def _wrong(v: Values, name: str) -> float:
    wrong = MISTAKES[name].answer(v)
    assert not isinstance(wrong, tuple)
    return float(wrong)


def answer(v: Values) -> int:
    d = int(v["d"])
    lstm, projections = 4 * d * (d + d), 4 * d * d
    return (lstm - projections) // (2 * d)


MISTAKES = {
    "no-projections": Mistake(
        lambda v: 4 * v["d"],
        "You left out the four projections of attention, which are work at every step.",
        "beyond/modern#transformer",
    ),
    "square-alone": Mistake(
        lambda v: v["d"],
        "You compared the orders T² and T·d alone. The constants count: eight, four and two.",
        "beyond/modern#transformer",
    ),
}
