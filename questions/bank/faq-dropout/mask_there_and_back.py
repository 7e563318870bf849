"""Inverted dropout on four units: forward, backward, inference."""

from __future__ import annotations

import numpy as np

from questions.bank_values import Values, Wrong


def draw(rng: np.random.Generator) -> Values:
    return {
        "keep": float(rng.choice([0.5, 0.8])),
        "h": [int(n) for n in rng.integers(1, 9, size=4)],
        "dout": [int(n) for n in rng.choice([-4, -3, -2, -1, 1, 2, 3, 4], size=4)],
        "mask": [int(n) for n in rng.permutation([1, 1, 0, int(rng.integers(0, 2))])],
    }


def _source(v: Values, *, out: str, back: str, use: str) -> str:
    return f"""import numpy as np

keep = {v["keep"]}                      # probability to be kept
h = np.array({v["h"]})
mask = np.array({v["mask"]})         # was drawn with it
dout = np.array({v["dout"]})     # gradient that arrives
print({out})
print({back})
print({use})
"""


def program(v: Values) -> str:
    return _source(v, out="mask * h / keep", back="mask * dout / keep", use="h")


RIGHT = "The same mask and scale both ways, and nothing at all at inference."

WRONG = {
    "no-scale": Wrong(
        lambda v: _source(v, out="mask * h", back="mask * dout", use="h"),
        "Without the division the sums would be smaller in training than in use.",
    ),
    "gradient-unscaled": Wrong(
        lambda v: _source(v, out="mask * h / keep", back="mask * dout", use="h"),
        "The division is part of the forward pass, so its derivative is part of the backward pass.",
    ),
    "scaled-twice": Wrong(
        lambda v: _source(v, out="mask * h / keep", back="mask * dout / keep", use="keep * h"),
        "The scaling was done in training already; at inference the units pass as they are.",
    ),
}
