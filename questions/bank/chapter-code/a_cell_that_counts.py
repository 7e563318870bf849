"""A memory cell with gates of 0 and 1, step by step."""

from __future__ import annotations

import numpy as np

from questions.bank_values import Values, Wrong


def draw(rng: np.random.Generator) -> Values:
    while True:
        steps = [
            (int(f), int(i), int(g))
            for f, i, g in zip(
                rng.integers(0, 2, 5), rng.integers(0, 2, 5), rng.integers(1, 4, 5), strict=True
            )
        ]
        right = _cells(steps)
        wrong = (_cells(steps, forget=True), _cells(steps, coupled=True))
        if len({str(cells) for cells in (right, *wrong)}) == 3 and max(right) > 3:
            return {"steps": steps, "cells": ", ".join(map(str, right))}


def _cells(
    steps: list[tuple[int, int, int]], *, forget: bool = False, coupled: bool = False
) -> list[int]:
    c, cells = 0, []
    for f, i, g in steps:
        keep = 1 - f if forget else 1 - i if coupled else f
        c = keep * c + i * g
        cells.append(c)
    return cells


def _source(v: Values, update: str) -> str:
    rows = "\n".join(f"    {step}," for step in v["steps"])
    return f"""steps = [  # forget gate, input gate, candidate
{rows}
]
c, cells = 0, []
for f, i, candidate in steps:
    c = {update}
    cells.append(c)
print(cells)
"""


def program(v: Values) -> str:
    return _source(v, "f * c + i * candidate")


RIGHT = "Keep or drop, then add or not: two independent decisions at each step."

WRONG = {
    "one-means-forget": Wrong(
        lambda v: _source(v, "(1 - f) * c + i * candidate"),
        "A forget gate of 1 means keep, in spite of its name.",
    ),
    "coupled": Wrong(
        lambda v: _source(v, "(1 - i) * c + i * candidate"),
        "That is a cell with coupled gates. Here the forget gate decides by itself.",
    ),
}
