"""Shapes of bit sequences on their way to column vectors."""

from __future__ import annotations

import numpy as np

from questions.bank_values import Values, Wrong


def draw(rng: np.random.Generator) -> Values:
    n, t = (int(k) for k in rng.choice(np.arange(2, 6), size=2, replace=False))
    d = int(rng.integers(1, 4))
    return {"n": n, "t": t, "d": d, "bits": rng.integers(0, 2, (n, t, d)).tolist()}


def _source(
    v: Values, *, one: str = "data[0]", columns: str = "data[0][..., None]", step: str = "x_t"
) -> str:
    rows = "\n".join(f"    {row}," for row in v["bits"])
    return f"""import numpy as np

data = np.array([
{rows}
])
sequence = {one}
columns = {columns}
for x_t in columns:
    step = {step}
print(sequence.shape, columns.shape, step.shape)
"""


def program(v: Values) -> str:
    return _source(v)


RIGHT = "One sequence, then a last axis that makes each step a column."

WRONG = {
    "axis-kept": Wrong(
        lambda v: _source(v, one="data[:1]"),
        "An integer index removes its axis. `data[:1]` would keep it.",
    ),
    "axis-in-front": Wrong(
        lambda v: _source(v, columns="data[0][None]", step="x_t"),
        "`[..., None]` adds the new axis at the end, and not in front.",
    ),
    "flat-steps": Wrong(
        lambda v: _source(v, step="x_t.ravel()"),
        "Iterating removes the first axis only: a column is left, not a flat vector.",
    ),
}
