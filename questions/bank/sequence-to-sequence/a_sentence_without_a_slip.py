"""The chance that a whole output has no slip."""

from __future__ import annotations

from itertools import combinations

import numpy as np

from questions.bank_values import Mistake, Values


def draw(rng: np.random.Generator) -> Values:
    while True:
        v: Values = {
            "p": float(rng.choice([0.95, 0.96, 0.97, 0.98, 0.99])),
            "T": int(rng.integers(15, 60)),
        }
        if _apart(v):
            return {
                **v,
                "total": answer(v),
                "slips": v["T"] * (1 - v["p"]),
                "percent": 100 * v["p"],
            }


def _apart(v: Values) -> bool:
    """Tell whether every answer can be told from every other one."""
    found = [answer(v), *(_wrong(v, name) for name in MISTAKES)]
    return v["T"] * (1 - v["p"]) < 0.95 and all(
        abs(a - b) > 0.03 * max(abs(a), abs(b)) for a, b in combinations(found, 2)
    )


def _wrong(v: Values, name: str) -> float:
    wrong = MISTAKES[name].answer(v)
    assert not isinstance(wrong, tuple)
    return float(wrong)


def answer(v: Values) -> float:
    return float(v["p"] ** v["T"])


MISTAKES = {
    "sum": Mistake(
        lambda v: 1 - v["T"] * (1 - v["p"]),
        (
            "You added the chances of a slip. For many steps the sum is too large; it may "
            "even exceed one."
        ),
        "beyond/sequence-to-sequence#exposure-bias",
    ),
    "some-slip": Mistake(
        lambda v: 1 - v["p"] ** v["T"],
        "That is the chance of at least one slip. None at all was asked for.",
        "beyond/sequence-to-sequence#exposure-bias",
    ),
    "one-step": Mistake(
        lambda v: v["p"],
        "That is one step. Every step has to go well.",
        "beyond/sequence-to-sequence#exposure-bias",
    ),
    "mean-slips": Mistake(
        lambda v: v["T"] * (1 - v["p"]),
        "That is the expected number of slips, which is no probability.",
        "beyond/sequence-to-sequence#exposure-bias",
    ),
}
