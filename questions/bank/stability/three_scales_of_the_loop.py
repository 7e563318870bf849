"""Norm of a gradient on its way back, for three scales of an orthogonal matrix."""

from __future__ import annotations

import numpy as np

from engine.cells import rnn
from engine.starts import orthogonal
from questions.bank_values import Plot, Values, WrongPlot

UNITS, STEPS = 32, 40


def draw(rng: np.random.Generator) -> Values:
    v: Values = {
        "low": float(rng.choice([0.75, 0.8, 0.85])),
        "high": float(rng.choice([1.25, 1.3, 1.35])),
        "seed": int(rng.integers(10**6)),
    }
    low, one, high = _all(v)
    ends = {"end_low": low[-1], "end_one": one[-1], "end_high": high[-1]}
    return {**v, **ends, "bound": v["high"] ** STEPS}


def _norms(v: Values, scale: float) -> list[float]:
    rng = np.random.default_rng(v["seed"])
    recurrent = scale * orthogonal(UNITS, rng=rng)
    inputs, bias = 0.03 * rng.standard_normal((UNITS, 4)), np.zeros((UNITS, 1))
    params = rnn.Params(np.hstack([recurrent, inputs, bias]))
    trace = rnn.forward(params, rng.standard_normal((STEPS + 1, 1, 4)))
    last = rng.standard_normal((1, UNITS))
    gradients = rnn.backward(trace, last / np.linalg.norm(last))
    return [float(np.linalg.norm(dh)) for dh in gradients.h[::-1, 0]]


def _all(v: Values) -> tuple[list[float], list[float], list[float]]:
    return _norms(v, v["low"]), _norms(v, 1.0), _norms(v, v["high"])


def _plot(v: Values, low: list[float], one: list[float], high: list[float]) -> Plot:
    ends = f"{low[-1]:.2g}, {one[-1]:.2g} and {high[-1]:.2g}"
    middle = f"{low[STEPS // 2]:.2g}, {one[STEPS // 2]:.2g} and {high[STEPS // 2]:.2g}"
    return Plot(
        x_label="steps back",
        y_label="norm of the gradient",
        lines={f"factor {v['low']}": low, "factor 1": one, f"factor {v['high']}": high},
        x=[float(n) for n in range(STEPS + 1)],
        text=(
            f"Three lines from 1. In the order of the factors they are at {middle} "
            f"after {STEPS // 2} steps and at {ends} after {STEPS}."
        ),
        log_y=True,
    )


def curves(v: Values) -> Plot:
    return _plot(v, *_all(v))


def _powers(v: Values) -> Plot:
    low, one, high = ([g**n for n in range(STEPS + 1)] for g in (v["low"], 1.0, v["high"]))
    return _plot(v, low, one, high)


def _reversed(v: Values) -> Plot:
    low, one, high = _all(v)
    return _plot(v, high, one, low)


def _all_vanish(v: Values) -> Plot:
    low, _, _ = _all(v)
    return _plot(v, low, [n**0.7 for n in low], [n**0.4 for n in low])


RIGHT = (
    "Below one a steep fall, at one a gentle one, above one a growth that saturation holds back."
)

WRONG = {
    "powers": WrongPlot(
        _powers,
        "So it would be in a linear loop. The slopes of tanh are below one and take their share.",
    ),
    "reversed": WrongPlot(
        _reversed,
        "A smaller matrix shrinks the gradient more. Saturation tempers a larger one, not so far.",
    ),
    "all-vanish": WrongPlot(
        _all_vanish,
        "With weak inputs the units aren't saturated enough to turn the amplification into decay.",
    ),
}
