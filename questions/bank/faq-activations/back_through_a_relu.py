"""Forward and backward pass of a ReLU on four numbers."""

from __future__ import annotations

import numpy as np

from questions.bank_values import Values, Wrong


def draw(rng: np.random.Generator) -> Values:
    size = rng.integers(2, 6, size=4)
    gradient = rng.choice([1, 2, 3, 4, 5], size=4, replace=False)
    # Every combination of signs once, so that each wrong mask shows.
    signs = rng.permutation(np.array([[1, 1], [1, -1], [-1, 1], [-1, -1]]))
    return {
        "a": [int(n) for n in size * signs[:, 0]],
        "dh": [int(n) for n in gradient * signs[:, 1]],
    }


def _source(v: Values, *, back: str) -> str:
    return f"""import numpy as np

a = np.array({v["a"]})
h = np.maximum(0, a)
dh = np.array({v["dh"]})     # arrives from above
da = {back}
print(h)
print(da)
"""


def program(v: Values) -> str:
    return _source(v, back="dh * (a > 0)")


RIGHT = "The gradient passes where the sum was positive, with its own sign and size."

WRONG = {
    "gradient-sign": Wrong(
        lambda v: _source(v, back="dh * (dh > 0)"),
        "The mask comes from the sums of the forward pass and not from the gradient's sign.",
    ),
    "times-value": Wrong(
        lambda v: _source(v, back="dh * h"),
        "The slope is 1 at an active unit, however large its value is.",
    ),
    "both": Wrong(
        lambda v: _source(v, back="np.maximum(0, dh) * (a > 0)"),
        "At an active unit a negative gradient passes too: it asks for a larger output.",
    ),
}
