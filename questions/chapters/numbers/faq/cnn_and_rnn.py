"""The numbers of the page on convolution and recurrence."""

from __future__ import annotations

import numpy as np

from questions.chapters.figures.reach import AT, STEPS, convolved, recurred

_SIDE, _CHANNELS, _FILTERS = 32, 3, 16
_FIELD_LAYERS = 6


def conv_out() -> int:
    return _FILTERS


def conv_side() -> int:
    return _SIDE


def conv_parameters() -> int:
    return _FILTERS * (3 * 3 * _CHANNELS + 1)


def dense_parameters() -> str:
    """Weights and biases from every input to every output, with thousands set apart."""
    pixels = _SIDE * _SIDE
    return f"{(pixels * _CHANNELS + 1) * pixels * _FILTERS:,}"


def field_layers() -> int:
    return _FIELD_LAYERS


def field_plain() -> int:
    return 1 + sum(2 for _ in range(_FIELD_LAYERS))


def field_dilated() -> int:
    dilations: list[int] = [2**layer for layer in range(_FIELD_LAYERS)]
    return 1 + sum(2 * dilation for dilation in dilations)


def reach_one() -> int:
    return int(np.count_nonzero(convolved(1)))


def reach_two() -> int:
    return int(np.count_nonzero(convolved(2)))


def reach_four() -> int:
    return int(np.count_nonzero(convolved(4)))


def reach_left() -> float:
    return float(recurred()[-1])


def reach_steps() -> int:
    return STEPS - 1 - AT
