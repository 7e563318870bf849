"""What is left of a stored value when dropout is put into a loop, in four ways."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from questions.chapters.figures.charts import Axis, Series, line_chart
from questions.chapters.figures.figure import Figure, still, table
from questions.chapters.figures.recurrence import Array

RATE, STEPS, CELLS = 0.25, 30, 4000


@lru_cache(maxsize=1)
def survival() -> dict[str, Array]:
    """Share of cells that still hold what was stored, by step; the cells' gates stay open."""
    rng = np.random.default_rng(9)
    fresh = rng.random((STEPS, CELLS)) >= RATE
    once = rng.random(CELLS) >= RATE
    steps = np.arange(STEPS + 1)
    return {
        "a new mask on the state at each step": np.concatenate(
            [[1.0], np.logical_and.accumulate(fresh).mean(axis=1)]
        ),
        "one mask on the state for the sequence": np.where(steps == 0, 1.0, once.mean()),
        "masks on what is written, not on the state": np.ones(STEPS + 1),
    }


def dropped_memory() -> Figure:
    """Draw the three shares against steps."""
    curves = survival()
    steps = np.arange(STEPS + 1, dtype=float)
    series = [Series(name, steps, y, k) for k, (name, y) in enumerate(curves.items(), 1)]
    x = Axis("steps since the value was stored", 0, STEPS, (0, 5, 10, 15, 20, 25, 30))
    y = Axis("share of cells that still hold it", 0, 1, (0, 0.25, 0.5, 0.75, 1))
    at = (1, 5, 10, 20, STEPS)
    return still(
        "A stored value under dropout",
        line_chart(x, y, series),
        summary=" ".join(
            f"With {name}: {curve[10]:.2f} after 10 steps." for name, curve in curves.items()
        ),
        table=table(
            ("dropout", *(f"after {k}" for k in at)),
            [(name, *(float(curve[k]) for k in at)) for name, curve in curves.items()],
        ),
    )
