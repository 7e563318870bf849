"""Activation functions with their derivatives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from questions.chapters.figures.charts import Axis, Series, line_chart
from questions.chapters.figures.figure import Figure, State, still, table
from questions.chapters.figures.recurrence import Array, sigmoid

A = np.linspace(-5, 5, 201)
X = Axis("a, what goes in", -5, 5, (-4, -2, 0, 2, 4))


@dataclass(frozen=True)
class Activation:
    """A function of a real number with its derivative."""

    name: str
    label: str
    value: Callable[[Array], Array]
    slope: Callable[[Array], Array]
    remark: str


def _relu(a: Array) -> Array:
    return np.maximum(a, 0.0)


def _step(a: Array) -> Array:
    return np.where(a > 0, 1.0, 0.0)


ACTIVATIONS = (
    Activation(
        "sigmoid",
        "Sigmoid",
        sigmoid,
        lambda a: sigmoid(a) * (1 - sigmoid(a)),
        "Its slope is never above a quarter, and is gone on both sides.",
    ),
    Activation(
        "tanh",
        "tanh",
        np.tanh,
        lambda a: 1 - np.tanh(a) ** 2,
        "Its slope is 1 at zero and is gone on both sides; its values are centred on zero.",
    ),
    Activation(
        "relu",
        "ReLU",
        _relu,
        _step,
        "Its slope is exactly 1 on the right and exactly 0 on the left, where a unit may die.",
    ),
    Activation(
        "leaky-relu",
        "Leaky ReLU",
        lambda a: np.where(a > 0, a, 0.1 * a),
        lambda a: np.where(a > 0, 1.0, 0.1),
        "A slope of 0.1 on the left keeps every unit alive.",
    ),
    Activation(
        "linear",
        "None (identity)",
        lambda a: a,
        np.ones_like,
        "Without an activation, layers collapse: the product of matrices is a matrix.",
    ),
)


def gate_curves() -> Figure:
    """Draw the two functions inside an LSTM with their slopes."""
    tanh = np.asarray(np.tanh(A))
    series = [
        Series("sigmoid: the gates", A, sigmoid(A), 1),
        Series("tanh: the content", A, tanh, 2),
        Series("slope of the sigmoid", A, sigmoid(A) * (1 - sigmoid(A)), 3),
        Series("slope of tanh", A, 1 - tanh**2, 4),
    ]
    y = Axis("what comes out", -1, 1, (-1, -0.5, 0, 0.5, 1))
    points = np.array([-4.0, -2.0, 0.0, 2.0, 4.0])
    columns = [
        sigmoid(points),
        np.tanh(points),
        sigmoid(points) * (1 - sigmoid(points)),
        1 - np.tanh(points) ** 2,
    ]
    return still(
        "Sigmoid and tanh with their slopes",
        line_chart(X, y, series),
        summary=(
            "The sigmoid rises from 0 to 1 and is one half at zero; its slope is largest there, "
            "one quarter. The hyperbolic tangent rises from minus 1 to 1 through zero; its "
            "slope is 1 there. Both slopes fall towards zero on both sides."
        ),
        table=table(
            ("a", "sigmoid", "tanh", "slope of sigmoid", "slope of tanh"),
            [[float(cell) for cell in row] for row in zip(points, *columns, strict=True)],
        ),
    )


def activations() -> Figure:
    """Draw each activation as a state of its own, with its derivative."""
    return Figure("Activation functions and their slopes", tuple(map(_state, ACTIVATIONS)))


def _state(activation: Activation) -> State:
    y = Axis("what comes out", -2, 3, (-2, -1, 0, 1, 2, 3))
    inside = A[(activation.value(A) >= -2) & (activation.value(A) <= 3)]
    series = [
        Series(activation.label, inside, activation.value(inside), 1),
        Series("its slope", A, activation.slope(A), 2),
    ]
    points = np.array([-4.0, -1.0, -0.1, 0.1, 1.0, 4.0])
    rows = zip(points, activation.value(points), activation.slope(points), strict=True)
    return State(
        activation.name,
        activation.label,
        line_chart(X, y, series),
        activation.remark,
        table(("a", "value", "slope"), [[float(cell) for cell in row] for row in rows]),
    )
