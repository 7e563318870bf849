"""Gradient norms through a scaled orthogonal matrix, with and without tanh."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from questions.bank_values import Plot, Values, WrongPlot
from questions.chapters.figures.recurrence import orthogonal

HIDDEN = 16


def draw(rng: np.random.Generator) -> Values:
    v: Values = {
        "radius": float(rng.choice([0.85, 0.88, 1.1, 1.12])),
        "n": int(rng.integers(40, 61)),
        "seed": int(rng.integers(10_000)),
    }
    linear, tanh = _norms(v, squashed=False), _norms(v, squashed=True)
    return {**v, "linear": linear, "tanh": tanh, "linear_end": linear[-1], "tanh_end": tanh[-1]}


def _norms(v: Values, *, squashed: bool) -> list[float]:
    """Norm of dL/dh by steps back, from a unit gradient at the last step."""
    rng = np.random.default_rng(v["seed"])
    W = v["radius"] * orthogonal(rng, HIDDEN, HIDDEN)
    slopes = _slopes(W, rng.standard_normal((v["n"], HIDDEN))) if squashed else np.ones((v["n"], 1))
    dh = rng.standard_normal(HIDDEN)
    dh /= np.linalg.norm(dh)
    norms = [1.0]
    for slope in slopes[::-1]:
        dh = W.T @ (slope * dh)
        norms.append(float(np.linalg.norm(dh)))
    return norms


def _slopes(W: NDArray[np.float64], inputs: NDArray[np.float64]) -> NDArray[np.float64]:
    h, slopes = np.zeros(HIDDEN), []
    for x in inputs:
        h = np.tanh(W @ h + 0.7 * x)
        slopes.append(1 - h**2)
    return np.array(slopes)


def _plot(linear: Sequence[float], tanh: Sequence[float], text: str) -> Plot:
    return Plot(
        x_label="steps back",
        y_label="norm of the gradient",
        lines={"linear": linear, "tanh": tanh},
        x=[float(at) for at in range(len(linear))],
        text=text,
        log_y=True,
    )


def curves(v: Values) -> Plot:
    return _plot(
        v["linear"],
        v["tanh"],
        "The linear line is straight; tanh lies further and further below it.",
    )


def _flat(v: Values) -> Plot:
    return _plot(
        [1.0] * len(v["linear"]),
        v["tanh"],
        "The linear line stays level at 1; tanh lies below it and falls.",
    )


def _together(v: Values) -> Plot:
    tanh = [each * 0.98 for each in v["linear"]]
    return _plot(v["linear"], tanh, "Both lines are straight and lie close together.")


def _turned_round(v: Values) -> Plot:
    return _plot(
        v["tanh"],
        v["linear"],
        "The tanh line is straight; the linear one lies further and further below.",
    )


RIGHT = (
    "The matrix gives the same factor at each step; the slopes of tanh, never above 1, come on top."
)

WRONG = {
    "flat": WrongPlot(
        _flat,
        "Only a factor of exactly 1 keeps the norm; the powers of this one run away from it.",
    ),
    "together": WrongPlot(
        _together,
        "That would need states near zero. With usual inputs the slopes of tanh are well below 1.",
    ),
    "turned-round": WrongPlot(
        _turned_round,
        "The activation can only shrink the gradient further: its slopes are at most 1.",
    ),
}
