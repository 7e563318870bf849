"""The numbers of the page on neural networks."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np

from questions.chapters.figures.exclusive_or import TARGET, X, trained
from questions.chapters.figures.feedforward import Feedforward, logistic

SYMMETRY_STEPS = 500


def xor_hidden() -> int:
    return len(trained(0).b[0])


def log_two() -> float:
    return math.log(2.0)


def xor_loss_0() -> float:
    return logistic(trained(0)(X), TARGET)[0]


def xor_loss_200() -> float:
    return logistic(trained(200)(X), TARGET)[0]


def symmetry_steps() -> int:
    return SYMMETRY_STEPS


def zero_start_loss() -> float:
    return _loss_from_equal(0.0)


def equal_start_loss() -> float:
    return _loss_from_equal(0.5)


@lru_cache(maxsize=2)
def _loss_from_equal(weight: float) -> float:
    """Loss on the exclusive or when all weights begin at one value."""
    net = Feedforward.start((2, 4, 1), np.random.default_rng(0))
    net.W = [np.full_like(W, weight) for W in net.W]
    net.fit(X, TARGET, loss=logistic, rate=0.05, steps=SYMMETRY_STEPS)
    return logistic(net(X), TARGET)[0]
