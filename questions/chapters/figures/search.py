"""A search over depth and width: the grid that questions.chapters.code.depth_width trained."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from questions.chapters.figures import svg
from questions.chapters.figures.figure import Figure, still, table
from questions.chapters.figures.maps import share_cells

RESULTS = Path(__file__).parents[1] / "data" / "depth_width.json"


@lru_cache(maxsize=1)
def kept() -> dict[str, Any]:
    """Give what the search left: depths, widths, and the accuracy of each pair."""
    found: dict[str, Any] = json.loads(RESULTS.read_text(encoding="utf-8"))
    return found


def search() -> Figure:
    """Draw the grid of accuracies."""
    depths, widths = kept()["depths"], kept()["widths"]
    grid: list[list[float]] = kept()["accuracy"]
    best = max((value, -d, -w) for d, row in enumerate(grid) for w, value in enumerate(row))
    depth, width = depths[-best[1]], widths[-best[2]]
    cells = share_cells(grid, (158.0, 30.0), (88.0, 48.0))
    heads = [
        svg.text((201.0 + 88 * at, 20.0), str(w), class_="tick") for at, w in enumerate(widths)
    ]
    sides = [
        svg.text((146.0, 58.0 + 48 * at), _layers(d), anchor="end", class_="tick")
        for at, d in enumerate(depths)
    ]
    name = svg.text(
        (378.0, 246.0), "units in each layer; accuracy on held-out folds", class_="axis-label"
    )
    return still(
        "Depth and width, searched",
        svg.drawing(620, 262, cells, *heads, *sides, name),
        summary=(
            f"Without a hidden layer the accuracy is {grid[0][0]:.2f}, a linear model's. The best, "
            f"{best[0]:.2f}, needs no more than {_layers(depth)} of {width} units. More "
            "depth or width than needed gains little."
        ),
        table=table(
            ("hidden layers", *(f"{w} units" for w in widths)),
            [(d, *row) for d, row in zip(depths, grid, strict=True)],
        ),
    )


def _layers(depth: int) -> str:
    return "1 hidden layer" if depth == 1 else f"{depth} hidden layers"
