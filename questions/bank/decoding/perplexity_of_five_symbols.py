"""Perplexity of a short text from the probabilities of its symbols."""

from __future__ import annotations

from itertools import combinations
from math import log

import numpy as np

from questions.bank_values import Mistake, Values


def draw(rng: np.random.Generator) -> Values:
    while True:
        v: Values = {
            "p": [float(rng.choice([0.02, 0.05, 0.1, 0.2, 0.25, 0.4, 0.5, 0.8])) for _ in range(5)]
        }
        if _apart(v):
            return {
                **v,
                "total": answer(v),
                "shown": ", ".join(f"{each:g}" for each in v["p"]),
                "nats": log(answer(v)),
            }


def _apart(v: Values) -> bool:
    """Tell whether every answer can be told from every other one."""
    found = [answer(v), *(_wrong(v, name) for name in MISTAKES)]
    return answer(v) > 1.5 and all(
        abs(a - b) > 0.03 * max(abs(a), abs(b)) for a, b in combinations(found, 2)
    )


def _wrong(v: Values, name: str) -> float:
    wrong = MISTAKES[name].answer(v)
    assert not isinstance(wrong, tuple)
    return float(wrong)


def answer(v: Values) -> float:
    return float(np.exp(-np.mean(np.log(v["p"]))))


MISTAKES = {
    "no-exponential": Mistake(
        lambda v: float(-np.mean(np.log(v["p"]))),
        "That is the mean loss in nats. Perplexity is its exponential.",
        "beyond/sequence-to-sequence#perplexity",
    ),
    "mean-probability": Mistake(
        lambda v: 1 / float(np.mean(v["p"])),
        "You averaged probabilities. The mean is taken of their logarithms.",
        "beyond/sequence-to-sequence#perplexity",
    ),
    "mean-of-inverses": Mistake(
        lambda v: float(np.mean(1 / np.array(v["p"]))),
        "That is the arithmetic mean of the inverses; perplexity is their geometric mean.",
        "beyond/sequence-to-sequence#perplexity",
    ),
    "wrong-base": Mistake(
        lambda v: float(2 ** -np.mean(np.log(v["p"]))),
        "Base and logarithm don't fit: nats go with e, bits with 2.",
        "beyond/sequence-to-sequence#perplexity",
    ),
}
