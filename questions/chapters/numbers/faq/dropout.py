"""The numbers of the page on dropout."""

from __future__ import annotations

from questions.chapters.figures.masks import PASSES, UNITS


def mask_units() -> int:
    return UNITS


def mask_passes() -> int:
    return PASSES


def scale_80() -> float:
    return 1 / (1 - 0.8)


def variance_80() -> float:
    """Variance of an entry that is dropped with probability 0.8, in units of its square."""
    return 0.8 / (1 - 0.8)
