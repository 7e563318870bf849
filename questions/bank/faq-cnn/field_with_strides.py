"""The receptive field of three strided convolutions."""

from __future__ import annotations

import numpy as np

from questions.bank_values import Mistake, Values


def draw(rng: np.random.Generator) -> Values:
    while True:
        kernels = [int(n) for n in rng.choice([3, 5, 7], size=3)]
        strides = [int(n) for n in rng.choice([2, 3], size=3)]
        v: Values = {f"k{at + 1}": kernel for at, kernel in enumerate(kernels)}
        v |= {f"s{at + 1}": stride for at, stride in enumerate(strides)}
        v["total"] = answer(v)
        if len({v["total"], *(each.answer(v) for each in MISTAKES.values())}) > len(MISTAKES):
            return v


def _layers(v: Values) -> list[tuple[int, int]]:
    return [(int(v[f"k{at}"]), int(v[f"s{at}"])) for at in (1, 2, 3)]


def answer(v: Values) -> int:
    """Walk back from one output, as a gradient would."""
    seen = {0}
    for kernel, stride in reversed(_layers(v)):
        seen = {at * stride + tap for at in seen for tap in range(kernel)}
    return max(seen) - min(seen) + 1


def _with_own_stride(v: Values) -> int:
    field, jump = 1, 1
    for kernel, stride in _layers(v):
        jump *= stride
        field += (kernel - 1) * jump
    return field


MISTAKES = {
    "strides-ignored": Mistake(
        lambda v: 1 + sum(kernel - 1 for kernel, _ in _layers(v)),
        "That holds for stride 1. After a stride, neighbouring positions lie further apart.",
        "faq/cnn-and-rnn#reasoning",
    ),
    "own-stride": Mistake(
        _with_own_stride,
        "A layer's own stride spreads its outputs. Only later layers see more because of it.",
        "faq/cnn-and-rnn#reasoning",
    ),
    "sum-of-kernels": Mistake(
        lambda v: sum(kernel for kernel, _ in _layers(v)),
        "Windows of neighbouring positions overlap: a layer adds k − 1, times the earlier strides.",
        "faq/cnn-and-rnn#reasoning",
    ),
}
