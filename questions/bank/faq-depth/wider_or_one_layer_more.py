"""How many parameters a doubled width adds."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from questions.bank_values import Mistake, Values


def draw(rng: np.random.Generator) -> Values:
    v: Values = {
        "d": int(rng.integers(5, 30)),
        "o": int(rng.integers(2, 6)),
        "h": int(rng.choice([8, 10, 12, 16, 20, 24])),
    }
    v["wide"] = 2 * v["h"]
    v["before"], v["after"] = _count(v, v["h"]), _count(v, v["wide"])
    v["total"] = answer(v)
    return v


def _count(v: Values, width: int, *, bias: int = 1) -> int:
    sizes = [int(v["d"]), width, width, int(v["o"])]
    return sum((size + bias) * after for size, after in pairwise(sizes))


def answer(v: Values) -> int:
    return _count(v, v["wide"]) - _count(v, v["h"])


MISTAKES = {
    "all-double": Mistake(
        lambda v: _count(v, v["h"]),
        "You let the whole count double. The matrix between the hidden layers grows on both sides.",
        "faq/depth-and-width#reasoning",
    ),
    "all-fourfold": Mistake(
        lambda v: 3 * _count(v, v["h"]),
        "You let the whole count grow fourfold. Only the middle matrix does; the ends double.",
        "faq/depth-and-width#reasoning",
    ),
    "new-count": Mistake(
        lambda v: _count(v, v["wide"]),
        "That is the new count. The question is how many were added.",
        "faq/depth-and-width#reasoning",
    ),
    "no-biases": Mistake(
        lambda v: _count(v, v["wide"], bias=0) - _count(v, v["h"], bias=0),
        "The biases are missing: each new hidden unit has one.",
        "faq/depth-and-width#reasoning",
    ),
}
