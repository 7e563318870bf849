"""Norm of a gradient that goes back through powers of a shear."""

from __future__ import annotations

import numpy as np

from questions.bank_values import Plot, Values, WrongPlot

STEPS = 40


def draw(rng: np.random.Generator) -> Values:
    v: Values = {
        "r": round(float(rng.uniform(0.8, 0.88)), 2),
        "s": round(float(rng.uniform(0.8, 1.4)), 1),
    }
    norms = _norms(v)
    at = int(np.argmax(norms))
    sigma = float(np.linalg.norm(_matrix(v), 2))
    return {**v, "peak": norms[at], "at": at, "sigma": sigma}


def _matrix(v: Values) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    return np.array([[v["r"], v["s"]], [0.0, v["r"]]])


def _norms(v: Values) -> list[float]:
    gradient, W = np.array([1.0, 0.0]), _matrix(v)
    norms = []
    for _ in range(STEPS + 1):
        norms.append(float(np.linalg.norm(gradient)))
        gradient = W.T @ gradient
    return norms


def _plot(norms: list[float]) -> Plot:
    points = ", ".join(f"{norms[n]:.3g} after {n}" for n in (0, 3, 10, 20, STEPS))
    return Plot(
        x_label="steps back",
        y_label="norm of the gradient",
        lines={"gradient": norms},
        x=[float(n) for n in range(STEPS + 1)],
        text=f"One line over {STEPS} steps back; its values: {points} steps.",
        log_y=True,
    )


def curves(v: Values) -> Plot:
    return _plot(_norms(v))


def _eigenvalue(v: Values) -> Plot:
    return _plot([v["r"] ** n for n in range(STEPS + 1)])


def _singular_value(v: Values) -> Plot:
    return _plot([v["sigma"] ** n for n in range(STEPS + 1)])


def _reversed(v: Values) -> Plot:
    return _plot([1 / norm for norm in _norms(v)])


RIGHT = "The shear adds a factor n to the power of the eigenvalue: up first, then down."

WRONG = {
    "eigenvalue": WrongPlot(
        _eigenvalue,
        "So it would be for a symmetric matrix. In a shear a step may lengthen the vector.",
    ),
    "singular-value": WrongPlot(
        _singular_value,
        "The largest singular value bounds a step, but the direction it lengthens doesn't recur.",
    ),
    "reversed": WrongPlot(
        _reversed,
        "In the long run the eigenvalue decides, and it is below one: the end must fall.",
    ),
}
