"""k-means at work: assign, move, repeat."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from questions.chapters.figures import svg
from questions.chapters.figures.charts import Axis, Frame
from questions.chapters.figures.figure import Figure, State, table
from questions.chapters.figures.recurrence import Array

CENTRES = np.array([[-2.0, -1.0], [0.5, 1.6], [2.2, -1.2]])
START = np.array([[-0.6, 1.9], [0.2, 1.4], [0.9, 2.2]])
SHAPES = ("circle", "square", "triangle")


@dataclass(frozen=True)
class Step:
    """Centres (3, 2) and the index of the nearest one for each point."""

    centres: Array
    nearest: Array
    cost: float


def points() -> Array:
    rng = np.random.default_rng(8)
    return np.concatenate([c + 0.6 * rng.standard_normal((24, 2)) for c in CENTRES])


def steps(start: Array = START) -> list[Step]:
    """Every step of k-means from these centres, until no point changes sides."""
    x, centres, found = points(), start, []
    while True:
        distances = ((x[:, None] - centres) ** 2).sum(axis=2)
        nearest = distances.argmin(axis=1)
        found.append(Step(centres, nearest, float(distances.min(axis=1).mean())))
        moved = np.stack([x[nearest == k].mean(axis=0) for k in range(3)])
        if np.allclose(moved, centres):
            return found
        centres = moved


def clusters() -> Figure:
    """Draw the start, the first two steps and the end."""
    found = steps()
    shown = sorted({0, 1, 2, len(found) - 1})
    return Figure("k-means, step by step", tuple(_state(found[at], at) for at in shown))


def _state(step: Step, at: int) -> State:
    sizes = [int((step.nearest == k).sum()) for k in range(3)]
    rows = [
        (k + 1, float(step.centres[k, 0]), float(step.centres[k, 1]), sizes[k]) for k in range(3)
    ]
    return State(
        f"step-{at}",
        "At the start" if not at else f"Step {at}",
        _picture(step),
        f"After {at} moves the three groups hold {sizes[0]}, {sizes[1]} and {sizes[2]} points; the "
        f"mean squared distance to the nearest centre is {step.cost:.2f}.",
        table(("group", "centre, x", "centre, y", "points"), rows),
    )


def _picture(step: Step) -> str:
    frame = Frame(Axis("x", -4, 4, (-4, -2, 0, 2, 4)), Axis("y", -3, 3.5, (-2, 0, 2)), height=360)
    marks = [
        _mark(frame.at(float(x), float(y)), int(k), 4.0)
        for (x, y), k in zip(points(), step.nearest, strict=True)
    ]
    centres = [
        _mark(frame.at(float(x), float(y)), k, 9.0, hollow=True)
        for k, (x, y) in enumerate(step.centres)
    ]
    return svg.drawing(frame.width, 360, frame.axes(), *marks, *centres)


def _mark(at: svg.Point, k: int, size: float, *, hollow: bool = False) -> str:
    """Give a mark whose shape and colour both tell the group; centres are large and hollow."""
    (x, y), class_ = at, f"{'hollow' if hollow else 'dot'} series-{k + 1}"
    if SHAPES[k] == "circle":
        return svg.circle(at, size, class_=class_)
    if SHAPES[k] == "square":
        return svg.box((x - size, y - size), (2 * size, 2 * size), class_=class_, radius=1.0)
    return svg.area(
        [(x, y - 1.2 * size), (x - 1.1 * size, y + size), (x + 1.1 * size, y + size)], class_=class_
    )
