"""Cases of `max_pool`: overlaps, gaps and borders, negative entries only, and many equal ones."""

from __future__ import annotations

import numpy as np

from questions.exercise import Case


def fixed() -> list[Case]:
    rng = np.random.default_rng(82)
    small = np.array([[[[1.0, 3.0, 2.0, 0.0], [4.0, 4.0, -1.0, -2.0], [0.0, 5.0, -3.0, -1.0]]]])
    ties = rng.integers(-1, 2, size=(2, 3, 9, 10)).astype(np.float64)
    return [
        _call("a small image", small, 2, 1, visible=True, group="examples"),
        _case("side by side", rng, (2, 3, 4, 6), 2, 2, visible=True, group="examples"),
        _case("windows that overlap", rng, (2, 3, 7, 9), 3, 2),
        _case("windows with gaps", rng, (3, 2, 8, 11), 2, 3),
        _case("a border that is dropped", rng, (2, 4, 8, 7), 3, 3),
        _case("a border that is dropped one way", rng, (1, 3, 6, 8), 3, 3),
        _case("windows of one pixel", rng, (2, 1, 5, 4), 1, 2),
        _case("one window", rng, (3, 2, 4, 4), 4, 4),
        _case("one window, and a border", rng, (2, 3, 5, 4), 4, 2),
        _case("all negative", rng, (2, 3, 6, 9), 3, 3, shift=-20.0),
        _case("all negative, with a border", rng, (2, 2, 7, 5), 2, 2, shift=-20.0),
        _case("hugely negative", rng, (1, 2, 5, 7), 2, 2, shift=-1e10),
        _call("many equal entries", ties, 3, 2),
        _call("all entries equal", np.full((1, 2, 5, 6), -0.5), 2, 2),
        Case.twice(
            "the same sizes again",
            _case("first", rng, (2, 3, 5, 7), 2, 1),
            _case("second", rng, (2, 3, 5, 7), 2, 1),
            parts=2,
        ),
    ]


def drawn(rng: np.random.Generator) -> list[Case]:
    samples, channels = (int(size) for size in rng.permutation(np.arange(1, 5))[:2])
    height, width = (int(size) for size in rng.permutation(np.arange(7, 13))[:2])
    size, stride = (int(each) for each in rng.permutation(np.arange(1, 5))[:2])
    shape = (samples, channels, height, width)
    return [
        _case("drawn", rng, shape, size, stride),
        _case("drawn, negative", rng, shape, stride, size, shift=-10.0),
        _call("drawn, with equals", rng.integers(0, 3, size=shape).astype(np.float64), 3, 1),
    ]


def _case(
    name: str,
    rng: np.random.Generator,
    shape: tuple[int, ...],
    size: int,
    stride: int,
    *,
    shift: float = 0.0,
    visible: bool = False,
    group: str = "values",
) -> Case:
    X = shift + 3.0 * rng.standard_normal(shape)
    return _call(name, X, size, stride, visible=visible, group=group)


def _call(
    name: str,
    X: np.ndarray,
    size: int,
    stride: int,
    *,
    visible: bool = False,
    group: str = "values",
) -> Case:
    return Case.call(name, "max_pool", X, size, stride, visible=visible, group=group)
