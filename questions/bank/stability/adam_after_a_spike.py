"""Length of Adam's update around a single huge gradient."""

from __future__ import annotations

import numpy as np

from questions.bank_values import Plot, Values, WrongPlot

BEFORE, AFTER = 20, 280
STEPS = [float(t) for t in range(-BEFORE, AFTER + 1)]


def draw(rng: np.random.Generator) -> Values:
    v: Values = {"spike": int(rng.integers(3, 11)) * 100}
    lengths = _lengths(v["spike"])
    return {**v, "at_spike": max(lengths), "lowest": min(lengths)}


def _lengths(spike: float) -> list[float]:
    m, v, lengths = 1.0, 1.0, []
    for t in STEPS:
        g = spike if t == 0 else 1.0
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g**2
        lengths.append(float(m / np.sqrt(v)))
    return lengths


def _plot(raw: list[float], clipped: list[float]) -> Plot:
    told = ", ".join(f"{raw[BEFORE + t]:.3g} at step {t}" for t in (-10, 0, 10, 100, AFTER))
    return Plot(
        x_label="step, counted from the spike",
        y_label="update / learning rate",
        lines={"not clipped": raw, "clipped": clipped},
        x=STEPS,
        text=f"Not clipped: {told}. Clipped: from {min(clipped):.3g} to {max(clipped):.3g}.",
        log_y=True,
    )


def curves(v: Values) -> Plot:
    return _plot(_lengths(v["spike"]), _lengths(1.0))


def _unmoved(_: Values) -> Plot:
    return _plot(_lengths(1.0), _lengths(1.0))


def _passed_on(v: Values) -> Plot:
    raw = [float(v["spike"]) if t == 0 else 1.0 for t in STEPS]
    return _plot(raw, _lengths(1.0))


def _momentum_only(v: Values) -> Plot:
    raw = [1 + 0.1 * v["spike"] * 0.9**t if t >= 0 else 1.0 for t in STEPS]
    return _plot(raw, _lengths(1.0))


RIGHT = "Bounded at the spike, then small for long: the mean square forgets slowly."

WRONG = {
    "unmoved": WrongPlot(
        _unmoved,
        "The spike enters both averages. The ratio is bounded, but it doesn't stay at 1.",
    ),
    "passed-on": WrongPlot(
        _passed_on,
        "That is plain gradient descent: the spike comes through once, at full length.",
    ),
    "momentum-only": WrongPlot(
        _momentum_only,
        "That is momentum without the denominator. The mean square jumps as well.",
    ),
}
