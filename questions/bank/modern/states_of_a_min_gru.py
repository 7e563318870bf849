"""States of one unit of a minGRU whose gates are known beforehand."""

from __future__ import annotations

import numpy as np

from questions.bank_kinds.predictions import printed
from questions.bank_values import Values, Wrong

_SOURCE = """z = {z}
n = {n}

h, states = 0.0, []
for z_t, n_t in zip(z, n):
    h = {update}
    states.append(h)
print(states)"""

_RIGHT = "(1 - z_t) * h + z_t * n_t"
_KEPT = "z_t * h + (1 - z_t) * n_t"
_ADDED = "h + z_t * n_t"
_UNGATED = "(1 - z_t) * h + n_t"


def draw(rng: np.random.Generator) -> Values:
    while True:
        v: Values = {
            "z": [float(each) for each in rng.permutation([0.0, 0.5, 0.5, 1.0])],
            "n": [int(each) * 2 for each in rng.choice([-4, -2, 1, 2, 3, 4], size=4)],
        }
        shown = {printed(_source(v, each)) for each in (_RIGHT, _KEPT, _ADDED, _UNGATED)}
        if len(shown) == 4:
            return v


def _source(v: Values, update: str) -> str:
    return _SOURCE.format(z=v["z"], n=v["n"], update=update)


def program(v: Values) -> str:
    return _source(v, _RIGHT)


RIGHT = "A weighted mean at each step: z is the share that is replaced by the candidate."

WRONG = {
    "other-convention": Wrong(
        lambda v: _source(v, _KEPT),
        "There z is the share that is kept, as in PyTorch's GRU. Here it is the share replaced.",
    ),
    "added": Wrong(
        lambda v: _source(v, _ADDED),
        "That adds to the state and removes nothing. What comes in takes the place of what was.",
    ),
    "ungated": Wrong(
        lambda v: _source(v, _UNGATED),
        "The candidate is multiplied by z before it is added.",
    ),
}
