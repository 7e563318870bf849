"""Coloured cells: what a network says over a plane, a mask, a matrix of numbers."""

from __future__ import annotations

from collections.abc import Sequence

from questions.chapters.figures import svg
from questions.chapters.figures.recurrence import Array


def signed_cells(values: Array, at: svg.Point, cell: float) -> str:
    """Draw a matrix of numbers between −1 and 1: sign by hue, size by opacity."""
    parts = []
    for row, line in enumerate(values):
        for column, value in enumerate(line):
            parts.append(_cell(at, (row, column), cell, float(value)))
    return "".join(parts)


def _cell(at: svg.Point, place: tuple[int, int], size: float, value: float) -> str:
    row, column = place
    return svg.element(
        "rect",
        x=at[0] + column * size,
        y=at[1] + row * size,
        width=size,
        height=size,
        shape_rendering="crispEdges",
        class_="positive" if value >= 0 else "negative",
        fill_opacity=round(min(abs(value), 1.0), 2),
    )


def share_cells(values: Sequence[Sequence[float]], at: svg.Point, size: svg.Point) -> str:
    """Draw a matrix of shares, each with its number: 0 is the ground, 1 the darkest."""
    parts = []
    for row, line in enumerate(values):
        for column, value in enumerate(line):
            x, y = at[0] + column * size[0], at[1] + row * size[1]
            parts.append(_share(x, y, size, value))
    return "".join(parts)


def _share(x: float, y: float, size: svg.Point, value: float) -> str:
    ground = svg.box((x, y), (size[0] - 2, size[1] - 2), class_="ground", radius=2.0)
    shade = svg.element(
        "rect",
        x=x,
        y=y,
        width=size[0] - 2,
        height=size[1] - 2,
        rx=2,
        class_="high",
        fill_opacity=round(value, 2),
    )
    ink = "on-dark" if value > 0.5 else "on-light"
    middle = (x + size[0] / 2 - 1, y + size[1] / 2 + 4)
    return ground + shade + svg.text(middle, f"{value:.2f}", class_=ink)
