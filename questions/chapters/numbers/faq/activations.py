"""The numbers of the page on activation functions."""

from __future__ import annotations

import math

import numpy as np

from questions.chapters.figures.recurrence import sigmoid


def slope_sigmoid() -> float:
    return _sigmoid_slope(0.0)


def slope_sigmoid_5() -> float:
    return _sigmoid_slope(5.0)


def slope_tanh_5() -> float:
    return 1 - math.tanh(5.0) ** 2


def _sigmoid_slope(a: float) -> float:
    s = float(sigmoid(np.array(a)))
    return s * (1 - s)
