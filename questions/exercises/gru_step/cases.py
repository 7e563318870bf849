"""Cases of `gru_step`: all sizes different, states not zero, both biases not zero and different."""

from __future__ import annotations

from typing import Any

import numpy as np

from questions.exercise import Case


def fixed() -> list[Case]:
    rng = np.random.default_rng(71)
    return [
        _case("one sample", rng, (1, 2, 3), visible=True, group="examples"),
        _case("a batch of two", rng, (2, 3, 1), visible=True, group="examples"),
        _case("more units than inputs", rng, (3, 2, 5)),
        _case("more inputs than units", rng, (2, 7, 4)),
        _case("as many of everything", rng, (3, 3, 3)),
        _case("a state beyond one", rng, (4, 2, 3), state=3.0),
        _case("saturated gates", rng, (2, 4, 3), scale=12.0),
        Case.twice(
            "the same sizes again", _case("first", rng, (3, 2, 4)), _case("second", rng, (3, 2, 4))
        ),
    ]


def drawn(rng: np.random.Generator) -> list[Case]:
    one, other = rng.permutation(np.arange(2, 9))[:6].reshape(2, 3)
    return [_case("drawn", rng, tuple(one)), _case("drawn again", rng, tuple(other), state=2.0)]


def _case(
    name: str,
    rng: np.random.Generator,
    sizes: tuple[int, ...],
    *,
    scale: float = 0.8,
    state: float = 0.8,
    **options: Any,
) -> Case:
    B, D, H = (int(size) for size in sizes)
    x, h = rng.standard_normal((B, D)), state * rng.standard_normal((B, H))
    shapes = ((D, 3 * H), (H, 3 * H), (3 * H,), (3 * H,))
    return Case.call(
        name, "gru_step", x, h, *(scale * rng.standard_normal(shape) for shape in shapes), **options
    )
