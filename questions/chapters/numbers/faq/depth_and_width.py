"""The numbers of the page on depth and width."""

from __future__ import annotations

import numpy as np

from questions.chapters.code.depth_width import FOLDS, POINTS
from questions.chapters.figures.feedforward import Feedforward
from questions.chapters.figures.search import kept

_INPUTS, _OUTPUTS, _WIDTH = 10, 2, 64


def net_inputs() -> int:
    return _INPUTS


def net_outputs() -> int:
    return _OUTPUTS


def small_width() -> int:
    return _WIDTH


def parameters_base() -> int:
    return _parameters(_WIDTH, _WIDTH)


def parameters_wide() -> int:
    return _parameters(2 * _WIDTH, 2 * _WIDTH)


def parameters_deep() -> int:
    return _parameters(*[_WIDTH] * 4)


def _parameters(*hidden: int) -> int:
    net = Feedforward.start((_INPUTS, *hidden, _OUTPUTS), np.random.default_rng(0))
    return sum(each.size for each in (*net.W, *net.b))


def search_points() -> int:
    return POINTS


def search_folds() -> int:
    return FOLDS


def search_runs() -> int:
    return FOLDS * len(kept()["depths"]) * len(kept()["widths"])


def _accuracy(depth: int, width: int) -> float:
    found = kept()
    row: dict[int, float] = dict(
        zip(found["widths"], found["accuracy"][found["depths"].index(depth)], strict=True)
    )
    return row[width]


def search_linear() -> float:
    return _accuracy(0, 2)


def search_narrow() -> float:
    return _accuracy(1, 2)


def search_eight() -> float:
    return _accuracy(1, 8)


def search_two_narrow() -> float:
    return _accuracy(2, 2)


def search_deep_narrow() -> float:
    return _accuracy(3, 2)
