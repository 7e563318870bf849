"""The chance that some unit passes a test by luck."""

from __future__ import annotations

from itertools import combinations

import numpy as np

from questions.bank_values import Mistake, Values


def draw(rng: np.random.Generator) -> Values:
    while True:
        v: Values = {
            "H": int(rng.choice([20, 30, 40, 50, 64, 80, 100, 128])),
            "alpha": float(rng.choice([0.001, 0.002, 0.005, 0.01, 0.02])),
        }
        if _apart(v):
            return {
                **v,
                "total": answer(v),
                "percent": 100 * v["alpha"],
                "expected": v["H"] * v["alpha"],
            }


def _apart(v: Values) -> bool:
    """Tell whether every answer can be told from every other one."""
    found = [answer(v), *(_wrong(v, name) for name in MISTAKES)]
    return v["H"] * v["alpha"] > 0.05 and all(
        abs(a - b) > 0.03 * max(abs(a), abs(b)) for a, b in combinations(found, 2)
    )


def _wrong(v: Values, name: str) -> float:
    wrong = MISTAKES[name].answer(v)
    assert not isinstance(wrong, tuple)
    return float(wrong)


def answer(v: Values) -> float:
    return float(1 - (1 - v["alpha"]) ** v["H"])


MISTAKES = {
    "one-unit": Mistake(
        lambda v: v["alpha"],
        "That is the chance for one given unit. You looked through all of them.",
        "beyond/modern#interpretation",
    ),
    "expected": Mistake(
        lambda v: v["H"] * v["alpha"],
        (
            "That is the expected number of such units. It's close for small values, but it's "
            "no probability."
        ),
        "beyond/modern#interpretation",
    ),
    "none": Mistake(
        lambda v: (1 - v["alpha"]) ** v["H"],
        "That is the chance that no unit passes.",
        "beyond/modern#interpretation",
    ),
}
