"""The numbers of the page on GANs."""

from __future__ import annotations

from questions.chapters.figures.adversaries import REAL_MEAN, REAL_SPREAD, game_after


def confident() -> float:
    return 0.01


def slope_saturating() -> float:
    """Slope of log(1 - sigmoid(a)) where sigmoid(a) is `confident`."""
    return -confident()


def slope_heuristic() -> float:
    """Slope of log sigmoid(a) at the same place."""
    return 1 - confident()


def gan_real_mean() -> float:
    return REAL_MEAN


def gan_real_spread() -> float:
    return REAL_SPREAD


def gan_spread_60() -> float:
    return abs(game_after(60).spread)


def gan_spread_150() -> float:
    return abs(game_after(150).spread)


def gan_spread_1000() -> float:
    return abs(game_after(1000).spread)


def gan_mean_1000() -> float:
    return game_after(1000).mean
