"""Probabilities of three symbols over the temperature of their softmax."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from questions.bank_values import Plot, Values, WrongPlot

NAMES = ("best", "middle", "last")
TEMPERATURES = np.linspace(0.1, 5, 50)


def draw(rng: np.random.Generator) -> Values:
    last = float(rng.integers(-2, 1))
    middle = last + float(rng.integers(2, 4)) / 2
    logits = [middle + float(rng.integers(2, 5)) / 2, middle, last]
    return {"a": logits, "shown": ", ".join(f"{each:g}" for each in logits).replace("-", "−")}


def _softmax(v: Values, temperatures: NDArray[np.float64]) -> NDArray[np.float64]:
    scaled = np.array(v["a"]) / temperatures[:, None]
    powers = np.exp(scaled - scaled.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True), dtype=np.float64)


def _plot(columns: NDArray[np.float64], text: str) -> Plot:
    return Plot(
        x_label="temperature",
        y_label="probability",
        lines={name: columns[:, at].tolist() for at, name in enumerate(NAMES)},
        x=TEMPERATURES.tolist(),
        text=text,
    )


def curves(v: Values) -> Plot:
    text = "One line falls from 1, two rise from 0; they come closer to each other, never cross."
    return _plot(_softmax(v, TEMPERATURES), text)


def _turned_round(v: Values) -> Plot:
    text = "Three lines begin close together; one rises to 1, the others fall to 0."
    return _plot(_softmax(v, 0.5 / TEMPERATURES), text)


def _crossing(v: Values) -> Plot:
    share = ((TEMPERATURES - TEMPERATURES[0]) / np.ptp(TEMPERATURES))[:, None]
    plain = _softmax(v, TEMPERATURES[:1])
    text = "One line falls from 1 to 0, another one rises from 0 to 1, and they cross."
    return _plot((1 - share) * plain + share * plain[:, ::-1], text)


def _divided(v: Values) -> Plot:
    plain = _softmax(v, np.ones(1))
    text = "Three lines fall together towards zero, in the same proportions throughout."
    return _plot(np.minimum(plain / TEMPERATURES[:, None], 1.0), text)


RIGHT = (
    "Cold: all on the best one. Hot: a third for each. The order is the same at every temperature."
)

WRONG = {
    "turned-round": WrongPlot(
        _turned_round,
        "Hot and cold are turned round: dividing by a large number makes the logits alike.",
    ),
    "crossing": WrongPlot(
        _crossing,
        "Heat makes symbols alike. It never makes a favourite of an unlikely one.",
    ),
    "divided": WrongPlot(
        _divided,
        "The logits are divided and not the probabilities, so the three always sum to one.",
    ),
}
