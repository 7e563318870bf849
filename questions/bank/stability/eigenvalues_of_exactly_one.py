"""A gradient sent back through a shear whose eigenvalues are both 1."""

from __future__ import annotations

import numpy as np

from questions.bank_values import Values, Wrong


def draw(rng: np.random.Generator) -> Values:
    n, s = int(rng.integers(3, 9)), int(rng.integers(2, 6))
    a, b = int(rng.integers(1, 4)), int(rng.integers(1, 4))
    return {"n": n, "s": s, "a": a, "b": b, "end": b + n * s * a}


def _source(v: Values, *, update: str = "W.T @ g") -> str:
    return f"""import numpy as np

W = np.array([[1, {v["s"]}], [0, 1]])
g = np.array([{v["a"]}, {v["b"]}])
for _ in range({v["n"]}):
    g = {update}
print(g.tolist())
"""


def program(v: Values) -> str:
    return _source(v)


RIGHT = "The first entry stays; the second gains the shear times the first at each step."

WRONG = {
    "unchanged": Wrong(
        lambda v: _source(v, update="1 * g"),
        "So it would be for the identity. The entry above the diagonal acts at each step.",
    ),
    "not-transposed": Wrong(
        lambda v: _source(v, update="W @ g"),
        "That is the forward direction. The gradient goes back by the transpose.",
    ),
    "exponential": Wrong(
        lambda v: _source(v, update=f"np.array([g[0], {v['s']} * g[1]])"),
        "The shear adds the same amount at each step; nothing is multiplied up.",
    ),
}
