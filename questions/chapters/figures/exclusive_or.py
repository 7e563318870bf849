"""A network of four hidden units learns the exclusive or."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from questions.chapters.figures import svg
from questions.chapters.figures.feedforward import Feedforward, logistic
from questions.chapters.figures.figure import Figure, State, table
from questions.chapters.figures.maps import signed_cells
from questions.chapters.figures.recurrence import Array, sigmoid

X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
TARGET = np.array([[0.0], [1.0], [1.0], [0.0]])
MOMENTS = (0, 10, 30, 200)
CELLS, SIDE, LEFT, TOP = 21, 12.0, 180.0, 12.0


def exclusive_or() -> Figure:
    """Draw what the network says over the square of inputs, at four moments of its training."""
    states = tuple(_state(trained(moment), moment) for moment in MOMENTS)
    return Figure("A network of four hidden units learns the exclusive or", states)


@lru_cache(maxsize=8)
def trained(steps: int) -> Feedforward:
    """Give the network after so many steps of training."""
    net = Feedforward.start((2, 4, 1), np.random.default_rng(5))
    net.fit(X, TARGET, loss=logistic, rate=0.05, steps=steps)
    return net


def _state(net: Feedforward, moment: int) -> State:
    p = sigmoid(net(X))[:, 0]
    right = int(((p > 0.5) == (TARGET[:, 0] > 0.5)).sum())
    loss = logistic(net(X), TARGET)[0]
    rows = [
        (f"{int(a)}, {int(b)}", int(t), float(said))
        for (a, b), (t,), said in zip(X, TARGET, p, strict=True)
    ]
    return State(
        f"step-{moment}",
        "At the start" if not moment else f"After {moment} steps",
        _picture(net),
        f"After {moment} steps of gradient descent {right} of the 4 corners are on the right side "
        f"of the boundary; the loss is {loss:.3f}.",
        table(("inputs", "wanted", "what the network says"), rows),
    )


def _picture(net: Feedforward) -> str:
    axis = np.linspace(-0.25, 1.25, CELLS)
    grid = np.array([[x, y] for y in axis[::-1] for x in axis])
    said = 2 * sigmoid(net(grid)).reshape(CELLS, CELLS) - 1
    corners = "".join(_corner(x, int(t)) for x, (t,) in zip(X, TARGET, strict=True))
    side = CELLS * SIDE
    labels = svg.text((LEFT + side / 2, TOP + side + 26), "first input", class_="axis-label")
    labels += svg.text(
        (LEFT - 12, TOP + side / 2), "second input", anchor="end", class_="axis-label"
    )
    legend = svg.text(
        (LEFT + side + 24, TOP + 30), "orange: says 1", anchor="start", class_="legend"
    )
    legend += svg.text(
        (LEFT + side + 24, TOP + 52), "blue: says 0", anchor="start", class_="legend"
    )
    ground = svg.box((LEFT, TOP), (side, side), class_="ground", radius=0.0)
    return svg.drawing(
        620, 300, ground, signed_cells(said, (LEFT, TOP), SIDE), corners, labels, legend
    )


def _corner(x: Array, target: int) -> str:
    step = SIDE * (CELLS - 1) / 1.5
    middle = SIDE / 2
    at = (LEFT + middle + (x[0] + 0.25) * step, TOP + middle + (1.25 - x[1]) * step)
    return svg.circle((float(at[0]), float(at[1])), 11, class_="node") + svg.text(
        (float(at[0]), float(at[1]) + 5), str(target)
    )
