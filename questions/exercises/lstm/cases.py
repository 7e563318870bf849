"""Cases of `LSTM`: how the weights start, and what forward makes of given ones."""

from __future__ import annotations

import numpy as np

from questions.exercise import Case
from questions.exercise_networks import NetworkClass, Shapes

WEIGHTS = ("Wf", "Wi", "WC", "Wo", "Wy")
BIASES = ("bf", "bi", "bC", "bo", "by")


def _shapes(D: int, H: int, O: int) -> Shapes:
    shapes = dict.fromkeys(WEIGHTS[:4], (H, H + D)) | {"Wy": (O, H)}
    return shapes | dict.fromkeys(BIASES[:4], (H, 1)) | {"by": (O, 1)}


NETWORK = NetworkClass("LSTM", weights=WEIGHTS, biases=BIASES, shapes=_shapes, spread=0.9)


def fixed() -> list[Case]:
    return NETWORK.fixed(seed=58, large=(29, 59, 53))


def drawn(rng: np.random.Generator) -> list[Case]:
    return NETWORK.drawn(rng)
