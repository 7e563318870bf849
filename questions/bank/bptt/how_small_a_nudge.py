"""Errors of one-sided and central differences for the weight of a scalar RNN."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from questions.bank_values import Plot, Values, WrongPlot

EXPONENTS = [-12.0 + 0.5 * k for k in range(23)]
Array = NDArray[np.float64]


def draw(rng: np.random.Generator) -> Values:
    v: Values = {"seed": int(rng.integers(10**6))}
    one, central = _errors(v)
    return {
        **v,
        "best_one": f"{EXPONENTS[int(np.argmin(one))]:g}",
        "best_central": f"{EXPONENTS[int(np.argmin(central))]:g}",
    }


def _loss(w: Any, inputs: Array) -> Any:
    h = 0 * w
    for x in inputs:
        h = np.tanh(w * h + x)
    return h**2


def _errors(v: Values) -> tuple[list[float], list[float]]:
    """Root mean square over 400 weights, for each ε."""
    rng = np.random.default_rng(v["seed"])
    w, inputs = rng.uniform(0.5, 1.5, 400), rng.normal(0, 0.7, (5, 400))
    exact = np.imag(_loss(w + 1e-30j, inputs)) / 1e-30
    one, central = [], []
    for exponent in EXPONENTS:
        eps = 10**exponent
        up, here, down = (_loss(w + s * eps, inputs) for s in (1, 0, -1))
        one.append(_size((up - here) / eps - exact))
        central.append(_size((up - down) / (2 * eps) - exact))
    return one, central


def _size(error: Array) -> float:
    return float(np.sqrt(np.mean(error**2)))


def _plot(one: list[float], central: list[float]) -> Plot:
    return Plot(
        x_label="log₁₀ of ε",
        y_label="error",
        lines={"one-sided": one, "central": central},
        x=EXPONENTS,
        text=f"{_told('One-sided', one)} {_told('Central', central)}",
        log_y=True,
    )


def _told(name: str, line: list[float]) -> str:
    lowest = EXPONENTS[int(np.argmin(line))]
    return (
        f"{name}: {line[0]:.0e} for the smallest ε, lowest, {min(line):.0e}, "
        f"at log₁₀ ε = {lowest:g}, and {line[-1]:.0e} for the largest."
    )


def curves(v: Values) -> Plot:
    return _plot(*_errors(v))


def _no_rounding(_: Values) -> Plot:
    eps = [10**e for e in EXPONENTS]
    return _plot([0.8 * e for e in eps], [max(2 * e**2, 1e-24) for e in eps])


def _swapped(v: Values) -> Plot:
    one, central = _errors(v)
    return _plot(central, one)


def _same_minimum(v: Values) -> Plot:
    one, _ = _errors(v)
    return _plot(one, [0.01 * error for error in one])


RIGHT = "Truncation error falls with ε, or with its square; rounding grows as ε shrinks: two Vs."

WRONG = {
    "no-rounding": WrongPlot(
        _no_rounding,
        "On paper smaller is better. In floating point the difference loses its digits.",
    ),
    "swapped": WrongPlot(
        _swapped,
        "The central formula is the one with an error of second order: its minimum is lower.",
    ),
    "same-minimum": WrongPlot(
        _same_minimum,
        "The error of second order meets the rounding at a larger ε: the minima don't coincide.",
    ),
}
