"""A filter's response to an impulse and to the impulse shifted."""

from __future__ import annotations

import numpy as np

from questions.bank_values import Values, Wrong


def draw(rng: np.random.Generator) -> Values:
    taps = [int(n) for n in rng.choice([1, 2, 3, 4, 5], size=3, replace=False)]
    return {
        "taps": taps,
        "height": int(rng.integers(1, 4)),
        "shift": int(rng.integers(1, 3)),
        "at": int(rng.integers(2, 4)),
    }


def _source(v: Values, *, taps: str = "w", shift: str = "shift") -> str:
    return f"""import numpy as np

w = np.array({v["taps"]})

def slide(x):
    return np.array([x[t:t + 3] @ {taps} for t in range(len(x) - 2)])

x = np.zeros(8, dtype=int)
x[{v["at"]}] = {v["height"]}
shift = {v["shift"]}
print(slide(x))
print(slide(np.roll(x, {shift})))
"""


def program(v: Values) -> str:
    return _source(v)


RIGHT = "The last tap meets the impulse first, and a shifted input gives a shifted response."

WRONG = {
    "invariant": Wrong(
        lambda v: _source(v, shift="0"),
        "That would be invariance. A convolution is equivariant: its output shifts along.",
    ),
    "flipped": Wrong(
        lambda v: _source(v, taps="w[::-1]"),
        "That is the response of a flipped filter. Sliding as here meets the last tap first.",
    ),
    "other-way": Wrong(
        lambda v: _source(v, shift="-shift"),
        "np.roll with a positive number moves to the right, and the response moves to the right.",
    ),
}
