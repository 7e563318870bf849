"""Cases of `rnn_forward`: all sizes different, one step and many, states and biases not zero."""

from __future__ import annotations

from typing import Any

import numpy as np

from questions.exercise import Case


def fixed() -> list[Case]:
    rng = np.random.default_rng(44)
    return [
        _case("three steps", rng, (3, 2, 4, 1), visible=True, group="examples"),
        _case("one step", rng, (1, 3, 2, 4), visible=True, group="examples"),
        _case("a longer sequence", rng, (9, 3, 5, 2)),
        _case("more inputs than units", rng, (4, 7, 2, 3)),
        _case("one unit", rng, (5, 2, 1, 3)),
        _case("as many of everything", rng, (3, 3, 3, 3)),
        _case("large weights", rng, (6, 4, 3, 2), scale=8.0),
        Case.twice(
            "the same sizes again",
            _case("first", rng, (4, 2, 3, 5)),
            _case("second", rng, (4, 2, 3, 5)),
            parts=2,
        ),
    ]


def drawn(rng: np.random.Generator) -> list[Case]:
    one, other = rng.permutation(np.arange(2, 10))[:8].reshape(2, 4)
    return [_case("drawn", rng, tuple(one)), _case("drawn again", rng, tuple(other))]


def _case(
    name: str,
    rng: np.random.Generator,
    sizes: tuple[int, ...],
    *,
    scale: float = 0.7,
    **options: Any,
) -> Case:
    T, D, H, O = (int(size) for size in sizes)
    shapes = [(T, D, 1), (H, 1), (H, D), (H, H), (O, H), (H, 1), (O, 1)]
    arguments = [scale * rng.standard_normal(shape) for shape in shapes]
    return Case.call(name, "rnn_forward", *arguments, **options)
