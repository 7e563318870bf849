"""Cases of `lstm_forward`: all sizes different, states and biases that are not zero."""

from __future__ import annotations

from typing import Any

import numpy as np

from questions.exercise import Case


def fixed() -> list[Case]:
    rng = np.random.default_rng(63)
    return [
        _case("two sequences of three steps", rng, (2, 3, 1, 2), visible=True, group="examples"),
        _case("one step of one sequence", rng, (1, 1, 3, 2), visible=True, group="examples"),
        _case("a batch of longer sequences", rng, (3, 7, 4, 5)),
        _case("one sequence", rng, (1, 5, 2, 3)),
        _case("one step", rng, (4, 1, 3, 2)),
        _case("one unit", rng, (2, 4, 3, 1)),
        _case("more inputs than units", rng, (2, 3, 9, 4)),
        _case("as many of everything", rng, (4, 4, 4, 4)),
        _case("a full cell state", rng, (3, 2, 4, 5), cell=5.0),
        _case("saturated gates", rng, (2, 6, 4, 3), scale=12.0),
        Case.twice(
            "the same sizes again",
            _case("first", rng, (3, 4, 2, 5)),
            _case("second", rng, (3, 4, 2, 5)),
            parts=3,
        ),
    ]


def drawn(rng: np.random.Generator) -> list[Case]:
    one, other = rng.permutation(np.arange(2, 10))[:8].reshape(2, 4)
    return [_case("drawn", rng, tuple(one)), _case("drawn again", rng, tuple(other), cell=3.0)]


def _case(
    name: str,
    rng: np.random.Generator,
    sizes: tuple[int, ...],
    *,
    scale: float = 0.8,
    cell: float = 1.0,
    **options: Any,
) -> Case:
    B, T, D, H = (int(size) for size in sizes)
    X, h0 = rng.standard_normal((B, T, D)), np.tanh(rng.standard_normal((B, H)))
    c0 = cell * rng.standard_normal((B, H))
    weights = [scale * rng.standard_normal(shape) for shape in ((D, 4 * H), (H, 4 * H), (4 * H,))]
    return Case.call(name, "lstm_forward", X, h0, c0, *weights, **options)
