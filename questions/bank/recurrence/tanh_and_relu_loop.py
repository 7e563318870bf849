"""A scalar loop with recurrent weight above one, under tanh and under ReLU."""

from __future__ import annotations

import numpy as np

from engine.cells import rnn
from questions.bank_values import Plot, Values, WrongPlot


def draw(rng: np.random.Generator) -> Values:
    v: Values = {
        "w": round(float(rng.uniform(1.2, 1.35)), 2),
        "b": round(float(rng.uniform(0.1, 0.3)), 1),
        "n": int(rng.integers(12, 17)),
    }
    tanh_end = _states(v, "tanh")[-1]
    relu_end = _states(v, "relu")[-1]
    return {
        **v,
        "relu_end": relu_end,
        "tanh_end": tanh_end,
        "slope": v["w"] * (1 - tanh_end**2),
    }


def _states(v: Values, activation: str) -> list[float]:
    params = rnn.Params(np.array([[v["w"], 0.0, v["b"]]]), activation)
    trace = rnn.forward(params, np.zeros((v["n"], 1, 1)))
    return [0.0, *(float(h) for h in trace.h[:, 0, 0])]


def _plot(tanh: list[float], relu: list[float]) -> Plot:
    ends = f"tanh goes from 0 to {tanh[-1]:.2f} and ReLU from 0 to {relu[-1]:.2f}"
    middle = len(tanh) // 2
    halfway = f"half-way they are at {tanh[middle]:.2f} and {relu[middle]:.2f}"
    return Plot(
        x_label="step t",
        y_label="state",
        lines={"tanh": tanh, "ReLU": relu},
        x=[float(t) for t in range(len(tanh))],
        text=f"Two lines over the steps: {ends}; {halfway}.",
    )


def curves(v: Values) -> Plot:
    return _plot(_states(v, "tanh"), _states(v, "relu"))


def _both_settle(v: Values) -> Plot:
    tanh = _states(v, "tanh")
    return _plot(tanh, [1.6 * h for h in tanh])


def _both_grow(v: Values) -> Plot:
    relu = _states(v, "relu")
    return _plot([0.6 * h for h in relu], relu)


def _straight(v: Values) -> Plot:
    relu = [v["relu_end"] * t / v["n"] for t in range(v["n"] + 1)]
    return _plot(_states(v, "tanh"), relu)


RIGHT = "ReLU leaves a linear loop with a factor above 1; tanh bends it to a fixed point."

WRONG = {
    "both-settle": WrongPlot(
        _both_settle,
        "ReLU has no upper bound, so nothing stops a loop whose factor is above 1.",
    ),
    "both-grow": WrongPlot(
        _both_grow,
        "tanh can't leave the interval from −1 to 1, however often it is applied.",
    ),
    "straight": WrongPlot(
        _straight,
        "The state is multiplied at each step and not only added to: it grows exponentially.",
    ),
}
