"""The product of a gate's row with the stacked state and input."""

from __future__ import annotations

import numpy as np

from questions.bank_values import Values, Wrong


def draw(rng: np.random.Generator) -> Values:
    while True:
        h = [int(n) for n in rng.integers(1, 5, size=2)]
        x = [int(n) for n in rng.integers(5, 9, size=1)]
        row = [int(n) for n in rng.integers(1, 4, size=3)]
        products = (
            _dot(row, [*h, *x]),
            _dot(row, [*x, *h]),
            _dot(row[:2], h),
            sum(row) * sum([*h, *x]),
        )
        if len(set(products)) == len(products):
            return {"h": h, "x": x, "row": row, "size": len(h), "stacked": str([*h, *x])}


def _dot(one: list[int], other: list[int]) -> int:
    return sum(a * b for a, b in zip(one, other, strict=True))


def _source(v: Values, shown: str = "z.shape, (W @ z).item()", order: str = "h, x") -> str:
    h = ", ".join(f"[{n}]" for n in v["h"])
    x = ", ".join(f"[{n}]" for n in v["x"])
    return f"""import numpy as np

h, x = np.array([{h}]), np.array([{x}])
W = np.array([{v["row"]}])

z = np.vstack([{order}])
print({shown})
"""


def program(v: Values) -> str:
    return _source(v)


RIGHT = "State entries first, then the input's; each weight meets the entry at its own place."

WRONG = {
    "input-first": Wrong(
        lambda v: _source(v, order="x, h"),
        "vstack keeps the order in which it is given: the state is on top.",
    ),
    "state-only": Wrong(
        lambda v: _source(v, "h.shape, (W[:, :2] @ h).item()"),
        "The input belongs to the stacked vector as well.",
    ),
    "all-with-all": Wrong(
        lambda v: _source(v, "z.shape, W.sum() * z.sum()"),
        "A row times a column multiplies entry by entry and adds up.",
    ),
}
