"""Standard deviation of a random recurrent matrix for a wanted spectral radius."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np

from questions.bank_values import Mistake, Values


def draw(rng: np.random.Generator) -> Values:
    v: Values = {
        "h": int(rng.choice([36, 49, 64, 81, 100, 121, 144])),
        "radius": float(rng.choice([0.8, 0.9, 1.1, 1.2])),
    }
    v["spread"] = answer(v)
    return {**v, "measured": _measured(v["h"], v["spread"])}


# Eigenvalues take tens of milliseconds.
@lru_cache(maxsize=64)
def _measured(size: int, spread: float) -> float:
    """Spectral radius of one draw."""
    W = spread * np.random.default_rng(size).standard_normal((size, size))
    return float(np.abs(np.linalg.eigvals(W)).max())


def answer(v: Values) -> float:
    return float(v["radius"] / math.sqrt(v["h"]))


MISTAKES = {
    "divided-by-size": Mistake(
        lambda v: v["radius"] / v["h"],
        "A sum of H independent terms grows like the root of H, not like H.",
        "rnn-lstm/vanishing-gradient#initialisation",
    ),
    "variance": Mistake(
        lambda v: v["radius"] ** 2 / v["h"],
        "That is the variance. The standard deviation is its root.",
        "rnn-lstm/vanishing-gradient#initialisation",
    ),
    "singular-value": Mistake(
        lambda v: v["radius"] / (2 * math.sqrt(v["h"])),
        "That puts the largest singular value at the wanted number. The spectral radius is half.",
        "rnn-lstm/vanishing-gradient#jacobian-product",
    ),
    "radius-itself": Mistake(
        lambda v: v["radius"],
        "Then the radius would be larger by the root of the number of units.",
        "rnn-lstm/vanishing-gradient#initialisation",
    ),
}
