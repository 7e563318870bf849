"""The numbers of the page on batch normalisation."""

from __future__ import annotations

from questions.chapters.figures.batch_statistics import mean_errors, spreads


def spread_small() -> float:
    return float(spreads(0.8, normalise=False)[-1])


def spread_large() -> float:
    return float(spreads(2.2, normalise=False)[-1])


def off_two() -> float:
    return mean_errors((2,))[0]


def off_thirty_two() -> float:
    return mean_errors((32,))[0]
