"""Cases of `conv2d`: all sizes different, strides that do not fit, kernels even, flat and tall."""

from __future__ import annotations

import numpy as np

from questions.exercise import Case


def fixed() -> list[Case]:
    rng = np.random.default_rng(1998)
    ramp = np.arange(12.0).reshape(1, 1, 3, 4)
    edge = np.array([[[[1.0, -1.0], [0.5, 2.0]]]])
    return [
        Case.call(
            "one channel, one filter",
            "conv2d",
            *(ramp, edge, np.array([0.5]), 1, 0),
            visible=True,
            group="examples",
        ),
        _case("padded", rng, (2, 3, 4, 5), (4, 3, 3, 3), 1, 1, visible=True, group="examples"),
        _case("stride 2, which fits", rng, (2, 2, 7, 9), (3, 2, 3, 3), 2, 0),
        _case("stride 2, which does not fit", rng, (1, 2, 8, 6), (3, 2, 3, 3), 2, 0),
        _case("stride 3 and padding 2", rng, (2, 3, 8, 11), (4, 3, 4, 3), 3, 2),
        _case("stride 2 and padding 1, one way fits", rng, (2, 1, 5, 8), (2, 1, 3, 3), 2, 1),
        _case("a flat kernel", rng, (2, 3, 5, 7), (4, 3, 1, 5), 1, 0),
        _case("a tall kernel", rng, (3, 2, 9, 4), (5, 2, 4, 2), 2, 1),
        _case("an even kernel", rng, (2, 3, 6, 5), (2, 3, 2, 2), 1, 1),
        _case("a kernel of one pixel", rng, (2, 4, 3, 5), (3, 4, 1, 1), 1, 0),
        _case("a kernel of one pixel, padded", rng, (2, 2, 3, 4), (3, 2, 1, 1), 2, 1),
        _case("a kernel as large as the image", rng, (3, 2, 4, 5), (6, 2, 4, 5), 1, 0),
        _case("a stride beyond the kernel", rng, (2, 2, 10, 13), (3, 2, 2, 3), 4, 0),
        _case("padding beyond the kernel", rng, (1, 2, 3, 2), (2, 2, 2, 1), 1, 3),
        _case("one pixel", rng, (1, 1, 1, 1), (1, 1, 1, 1), 1, 0),
        Case.twice(
            "the same sizes again",
            _case("first", rng, (2, 3, 6, 5), (4, 3, 3, 2), 1, 1),
            _case("second", rng, (2, 3, 6, 5), (4, 3, 3, 2), 1, 1),
        ),
    ]


def drawn(rng: np.random.Generator) -> list[Case]:
    samples, channels, filters = (int(size) for size in rng.permutation(np.arange(1, 5))[:3])
    height, width = (int(size) for size in rng.permutation(np.arange(6, 11))[:2])
    rows, columns = (int(size) for size in rng.permutation(np.arange(1, 5))[:2])
    image, kernel = (samples, channels, height, width), (filters, channels, rows, columns)
    turned = (filters, channels, columns, rows)
    return [
        _case("drawn", rng, image, kernel, 1, int(rng.integers(0, 3))),
        _case("drawn, with a stride", rng, image, turned, 2, int(rng.integers(0, 3))),
        _case("drawn, with a large stride", rng, image, kernel, 3, 1),
    ]


def _case(
    name: str,
    rng: np.random.Generator,
    image: tuple[int, ...],
    kernel: tuple[int, ...],
    stride: int,
    padding: int,
    *,
    visible: bool = False,
    group: str = "values",
) -> Case:
    X, W = rng.standard_normal(image), rng.standard_normal(kernel)
    b = 2.0 + rng.standard_normal(kernel[0])
    arguments = (X, W, b, stride, padding)
    return Case.call(name, "conv2d", *arguments, visible=visible, group=group)
