"""The likeliest symbol's probability after a cut by top-p."""

from __future__ import annotations

from itertools import combinations

import numpy as np

from questions.bank_values import Mistake, Values


def draw(rng: np.random.Generator) -> Values:
    while True:
        v: Values = _drawn(rng)
        if _apart(v):
            return {
                **v,
                "total": answer(v),
                "shown": ", ".join(f"{each:.2f}" for each in v["p"]),
                "count": len(_kept(v)),
                "mass": sum(_kept(v)),
            }


def _apart(v: Values) -> bool:
    """Tell whether every answer can be told from every other one."""
    found = [answer(v), *(_wrong(v, name) for name in MISTAKES)]
    return abs(sum(_kept(v)) - v["P"]) > 0.02 and all(
        abs(a - b) > 0.025 * max(abs(a), abs(b)) for a, b in combinations(found, 2)
    )


def _wrong(v: Values, name: str) -> float:
    wrong = MISTAKES[name].answer(v)
    assert not isinstance(wrong, tuple)
    return float(wrong)


def _drawn(rng: np.random.Generator) -> Values:
    while True:
        counts = rng.multinomial(100, rng.dirichlet(np.arange(6, 0, -1) * 0.8))
        shares = sorted((float(n) / 100 for n in counts), reverse=True)
        v: Values = {"p": shares, "P": float(rng.choice([0.5, 0.6, 0.7, 0.75, 0.8, 0.9]))}
        if min(shares) > 0 and 1 < len(_kept(v)) < 6:
            return v


def _kept(v: Values, more: int = 0) -> list[float]:
    """Give the fewest shares that reach the mass; `more` or fewer for who counts wrongly."""
    count = int(np.argmax(np.cumsum(v["p"]) >= v["P"] - 1e-9)) + 1 + more
    return list(v["p"][:count])


def answer(v: Values) -> float:
    return float(v["p"][0] / sum(_kept(v)))


MISTAKES = {
    "not-normalised": Mistake(
        lambda v: v["p"][0],
        "What is left has to sum to one again: divide by the mass that was kept.",
        "beyond/sequence-to-sequence#temperature",
    ),
    "without-the-last": Mistake(
        lambda v: v["p"][0] / sum(_kept(v, -1)),
        (
            "The symbol with which the mass is reached stays in. Without it the mass would be "
            "too small."
        ),
        "beyond/sequence-to-sequence#temperature",
    ),
    "divided-by-p": Mistake(
        lambda v: v["p"][0] / v["P"],
        "Divide by the mass that was really kept; it is usually more than the bound.",
        "beyond/sequence-to-sequence#temperature",
    ),
    "one-too-many": Mistake(
        lambda v: v["p"][0] / sum(_kept(v, 1)),
        "You kept one symbol more than needed. Top-p takes the fewest that reach the mass.",
        "beyond/sequence-to-sequence#temperature",
    ),
}
