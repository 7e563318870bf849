"""A GRU's update as a picture: each unit goes part of the way from its old value to the new one."""

from __future__ import annotations

import numpy as np

from questions.chapters.figures import svg
from questions.chapters.figures.charts import Axis, Frame
from questions.chapters.figures.figure import Figure, State, table
from questions.chapters.figures.recurrence import Array

OLD = np.array([0.8, -0.6, 0.4, -0.9, 0.1, 0.6])
CANDIDATE = np.array([-0.7, 0.5, 0.9, -0.1, -0.8, 0.7])
Z = np.array([0.95, 0.8, 0.6, 0.4, 0.2, 0.05])


def updated(*, z_keeps: bool) -> Array:
    """Give the new state, if z is the share that is kept, or the share that is replaced."""
    kept = Z if z_keeps else 1 - Z
    return np.asarray(kept * OLD + (1 - kept) * CANDIDATE)


def gru_update() -> Figure:
    """Draw the same numbers under both conventions."""
    return Figure(
        "One update of six units",
        (
            _state("kept", "z is the share kept", True),
            _state("replaced", "z is the share replaced", False),
        ),
    )


def _state(name: str, label: str, z_keeps: bool) -> State:
    new = updated(z_keeps=z_keeps)
    rows = [
        (k + 1, float(OLD[k]), float(CANDIDATE[k]), float(Z[k]), round(float(new[k]), 3))
        for k in range(len(Z))
    ]
    near = "old value" if z_keeps else "candidate"
    return State(
        name,
        label,
        _picture(new),
        f"Each unit's new value lies between its old value and its candidate. In unit 1, with a z "
        f"of {Z[0]:.2f}, it stays close to the {near}: {_minus(new[0])}, between "
        f"{_minus(CANDIDATE[0])} and {_minus(OLD[0])}.",
        table(("unit", "old", "candidate", "z", "new"), rows),
    )


def _picture(new: Array) -> str:
    x = Axis("unit, with its z below", 0.5, 6.5, ())
    frame = Frame(x, Axis("value", -1, 1, (-1, -0.5, 0, 0.5, 1)), height=310)
    parts = [frame.axes()]
    for k, (old, goal, z) in enumerate(zip(OLD, CANDIDATE, Z, strict=True)):
        start, end, now = (frame.at(k + 1, float(v)) for v in (old, goal, new[k]))
        parts.append(svg.line(start, end, class_="stroke faint"))
        parts.append(svg.circle(start, 6, class_="hollow series-1"))
        parts.append(
            svg.box((end[0] - 6, end[1] - 6), (12.0, 12.0), class_="hollow series-2", radius=1)
        )
        parts.append(svg.circle(now, 7, class_="dot series-3"))
        parts.append(svg.text((start[0], 280.0), f"z = {z:.2f}", class_="tick"))
    return svg.drawing(frame.width, 340, *parts, _legend())


def _legend() -> str:
    y = 328.0
    return "".join(
        (
            svg.circle((90.0, y), 6, class_="hollow series-1"),
            svg.text((104.0, y + 4), "old state", anchor="start", class_="legend"),
            svg.box((244.0, y - 6), (12.0, 12.0), class_="hollow series-2", radius=1),
            svg.text((264.0, y + 4), "candidate", anchor="start", class_="legend"),
            svg.circle((420.0, y), 7, class_="dot series-3"),
            svg.text((434.0, y + 4), "new state", anchor="start", class_="legend"),
        )
    )


def _minus(value: float) -> str:
    return f"{value:.2f}".replace("-", "−")
