"""The shape of a state that started flat among columns."""

from __future__ import annotations

import numpy as np

from questions.bank_values import Values, Wrong


def draw(rng: np.random.Generator) -> Values:
    d, h = (int(n) for n in rng.choice(np.arange(2, 8), size=2, replace=False))
    return {"d": d, "h": h}


def _source(v: Values, start: str, shown: str = "h.shape") -> str:
    return f"""import numpy as np

D, H = {v["d"]}, {v["h"]}
Wxh, Whh, bh = np.ones((H, D)), np.ones((H, H)), np.zeros((H, 1))
h = np.zeros({start})
for x_t in np.ones((2, D, 1)):
    h = np.tanh(Wxh @ x_t + Whh @ h + bh)
print({shown})
"""


def program(v: Values) -> str:
    return _source(v, "H")


RIGHT = "A column plus a flat vector is a square: broadcasting stretches both, and nothing warns."

WRONG = {
    "column": Wrong(
        lambda v: _source(v, "(H, 1)"),
        "That would be so with `np.zeros((H, 1))`. A flat vector isn't taken for a column.",
    ),
    "flat": Wrong(
        lambda v: _source(v, "(H, 1)", "h.ravel().shape"),
        "The recurrent term alone is flat. The sum with a column is not.",
    ),
    "row": Wrong(
        lambda v: _source(v, "(H, 1)", "h.T.shape"),
        "Broadcasting treats a flat vector like a row here, but the column stretches as well.",
    ),
}
