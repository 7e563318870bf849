"""The numbers of the page on overfitting, and of the figure that the one on dropout shares."""

from __future__ import annotations

import numpy as np

from questions.chapters.figures.double_descent import FEATURES, errors
from questions.chapters.figures.double_descent import POINTS as DESCENT_POINTS
from questions.chapters.figures.feedforward import Feedforward
from questions.chapters.figures.overfitting import EVERY, POINTS, WIDTH, curves


def over_width() -> int:
    return WIDTH


def over_points() -> int:
    return POINTS


def over_parameters() -> int:
    net = Feedforward.start((1, WIDTH, WIDTH, 1), np.random.default_rng(0))
    return sum(each.size for each in (*net.W, *net.b))


def over_train() -> float:
    return float(curves()[0][-1])


def over_best() -> float:
    return float(curves()[1].min())


def over_best_step() -> int:
    return int(curves()[1].argmin()) * EVERY


def over_end() -> float:
    return float(curves()[1][-1])


def over_decay() -> float:
    return float(curves(decay=0.3)[1][-1])


def over_dropout() -> float:
    return float(curves(dropout=over_rate())[1][-1])


def over_rate() -> float:
    return 0.3


def descent_points() -> int:
    return DESCENT_POINTS


def descent_peak() -> float:
    return float(errors()[1].max())


def descent_peak_at() -> int:
    return FEATURES[int(errors()[1].argmax())]


def descent_end() -> float:
    return float(errors()[1][-1])


def descent_last() -> int:
    return FEATURES[-1]


def descent_best() -> float:
    return float(errors()[1].min())
