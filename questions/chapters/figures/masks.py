"""Dropout masks: who is absent in each of a dozen passes."""

from __future__ import annotations

import numpy as np

from questions.chapters.figures import svg
from questions.chapters.figures.figure import Figure, State, table
from questions.chapters.figures.recurrence import Array

UNITS, PASSES = 8, 12
RATES = (0.2, 0.5, 0.8)
LEFT, TOP, STEP = 92.0, 20.0, 30.0


def mask(rate: float) -> Array:
    """Scaled masks (UNITS, PASSES): 0 where a unit is dropped, else 1/(1 − rate)."""
    rng = np.random.default_rng(4)
    return (rng.random((UNITS, PASSES)) >= rate) / (1 - rate)


def masks() -> Figure:
    """Draw the masks of three rates."""
    return Figure("Dropout masks", tuple(map(_state, RATES)))


def _state(rate: float) -> State:
    drawn = mask(rate)
    kept = (drawn > 0).sum(axis=1)
    rows = [(unit + 1, int(kept[unit]), float(drawn[unit].mean())) for unit in range(UNITS)]
    return State(
        f"rate-{round(rate * 100)}",
        f"Drop {rate:.0%}",
        _picture(drawn, rate),
        f"Each of {UNITS} units is absent in about {rate:.0%} of {PASSES} passes, each time by a "
        f"new draw; {int((drawn > 0).sum())} of {drawn.size} are present. Those that are present "
        f"count {1 / (1 - rate):.2f} times, so that the mean over many passes is what it would be "
        f"without dropout; here it is {drawn.mean():.2f}.",
        table(("unit", f"present in {PASSES} passes", "mean factor"), rows),
    )


def _picture(drawn: Array, rate: float) -> str:
    parts = [
        svg.text(
            (LEFT - 14, TOP + unit * STEP + 5), f"unit {unit + 1}", anchor="end", class_="tick"
        )
        for unit in range(UNITS)
    ]
    for (unit, at), factor in np.ndenumerate(drawn):
        where = (LEFT + at * STEP + 8, TOP + unit * STEP)
        parts.append(svg.circle(where, 9, class_="on" if factor else "off"))
    middle = LEFT + PASSES * STEP / 2
    below = TOP + UNITS * STEP + 8
    parts.append(svg.text((middle, below), "one column for each pass", class_="tick"))
    return svg.drawing(500, 330, *parts, _legend(below + 40, rate))


def _legend(y: float, rate: float) -> str:
    present = f"present, times {1 / (1 - rate):.2f}"
    return "".join(
        (
            svg.circle((LEFT + 8, y - 5), 9, class_="on"),
            svg.text((LEFT + 26, y), present, anchor="start", class_="legend"),
            svg.circle((LEFT + 238, y - 5), 9, class_="off"),
            svg.text((LEFT + 256, y), "dropped", anchor="start", class_="legend"),
        )
    )
