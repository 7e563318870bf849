"""The numbers of the page on the vanishing gradient."""

from __future__ import annotations

from questions.chapters.figures.deep_gradients import LAYERS, factor
from questions.chapters.figures.recurrence import leaky_norms, rnn_norms


def quarter_ten() -> float:
    return float(0.25**10)


def leak() -> float:
    return 0.05


def left_leaky() -> float:
    return leaky_norms(leak()).values[50]


def left_plain() -> float:
    return rnn_norms("uniform").values[50]


def factor_sigmoid() -> float:
    return factor("sigmoid, variance 1/n")


def first_sigmoid() -> float:
    return factor_sigmoid() ** (LAYERS - 1)


def factor_relu() -> float:
    return factor("ReLU, variance 2/n")


def factor_relu_small() -> float:
    return factor("ReLU, variance 1/n")
