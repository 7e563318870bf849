"""Cases of `SimpleRNN`: how the weights start, and what forward makes of given ones."""

from __future__ import annotations

import numpy as np

from questions.exercise import Case
from questions.exercise_networks import NetworkClass, Shapes


def _shapes(D: int, H: int, O: int) -> Shapes:
    return {"Wxh": (H, D), "Whh": (H, H), "Why": (O, H), "bh": (H, 1), "by": (O, 1)}


NETWORK = NetworkClass(
    "SimpleRNN",
    weights=("Wxh", "Whh", "Why"),
    biases=("bh", "by"),
    shapes=_shapes,
    spread=0.7,
)


def fixed() -> list[Case]:
    return NETWORK.fixed(seed=52, large=(61, 59, 53))


def drawn(rng: np.random.Generator) -> list[Case]:
    return NETWORK.drawn(rng)
