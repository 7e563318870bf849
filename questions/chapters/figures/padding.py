"""Sequences of unequal lengths in batches: what is padding, and what bucketing saves."""

from __future__ import annotations

import numpy as np

from questions.chapters.figures import svg
from questions.chapters.figures.figure import Figure, State, table

BATCH = 4
LENGTHS = tuple(int(n) for n in np.random.default_rng(21).permutation([3, 4, 4, 5, 9, 10, 12, 14]))
CELL = 24.0


def wasted(lengths: tuple[int, ...]) -> float:
    """Share of all cells that are padding, in batches of BATCH in this order."""
    batches = [lengths[at : at + BATCH] for at in range(0, len(lengths), BATCH)]
    cells = sum(len(batch) * max(batch) for batch in batches)
    return 1 - sum(lengths) / cells


def packed_sizes(lengths: tuple[int, ...]) -> list[int]:
    """Give how many sequences are still running at each step: the batch sizes of a packed batch."""
    return [sum(n > t for n in lengths) for t in range(max(lengths))]


def padding() -> Figure:
    """Draw the same eight sequences in the order they came, and by length."""
    return Figure(
        "Two batches of four sequences",
        (
            _state("random", "As they came", LENGTHS),
            _state("bucketed", "By length", tuple(sorted(LENGTHS))),
        ),
        wide=True,
    )


def _state(name: str, label: str, lengths: tuple[int, ...]) -> State:
    batches = [lengths[:BATCH], lengths[BATCH:]]
    rows = [
        (f"{number}", ", ".join(map(str, batch)), max(batch), sum(max(batch) - n for n in batch))
        for number, batch in enumerate(batches, 1)
    ]
    left = _batch(batches[0], 20.0) + svg.text((20.0, 20.0), "batch 1", anchor="start")
    right = _batch(batches[1], 384.0) + svg.text((384.0, 20.0), "batch 2", anchor="start")
    return State(
        name,
        label,
        svg.drawing(740, 172, left, right, _legend()),
        f"{label}: {wasted(lengths):.0%} of all cells are padding.",
        table(("batch", "lengths", "padded to", "padded cells"), rows),
    )


def _batch(lengths: tuple[int, ...], left: float) -> str:
    parts = []
    for row, length in enumerate(lengths):
        for at in range(max(lengths)):
            where = (left + at * CELL, 32.0 + row * CELL)
            class_ = "on" if at < length else "off"
            parts.append(svg.box(where, (CELL - 3, CELL - 3), class_=class_, radius=2.0))
    return "".join(parts)


def _legend() -> str:
    return "".join(
        (
            svg.box((20.0, 146.0), (18.0, 18.0), class_="on", radius=2.0),
            svg.text(
                (46.0, 160.0), "a step of a sequence: mask 1", anchor="start", class_="legend"
            ),
            svg.box((300.0, 146.0), (18.0, 18.0), class_="off", radius=2.0),
            svg.text((326.0, 160.0), "padding: mask 0", anchor="start", class_="legend"),
        )
    )
