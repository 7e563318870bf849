"""Cases of `bidirectional_rnn`: all sizes different, and two networks with nothing in common."""

from __future__ import annotations

from typing import Any

import numpy as np

from questions.exercise import Case


def fixed() -> list[Case]:
    rng = np.random.default_rng(59)
    return [
        _case("two steps", rng, (1, 2, 1, 2), visible=True, group="examples"),
        _case("one step of two sequences", rng, (2, 1, 3, 2), visible=True, group="examples"),
        _case("a batch of longer sequences", rng, (3, 6, 2, 4)),
        _case("one sequence", rng, (1, 5, 4, 3)),
        _case("one unit", rng, (2, 4, 3, 1)),
        _case("more inputs than units", rng, (2, 3, 8, 4)),
        _case("as many of everything", rng, (3, 3, 3, 3)),
        _case("as many sequences as steps", rng, (4, 4, 2, 3)),
        Case.twice(
            "the same sizes again",
            _case("first", rng, (3, 4, 2, 5)),
            _case("second", rng, (3, 4, 2, 5)),
        ),
    ]


def drawn(rng: np.random.Generator) -> list[Case]:
    one, other = rng.permutation(np.arange(2, 10))[:8].reshape(2, 4)
    return [_case("drawn", rng, tuple(one)), _case("drawn again", rng, tuple(other))]


def _case(name: str, rng: np.random.Generator, sizes: tuple[int, ...], **options: Any) -> Case:
    B, T, D, H = (int(size) for size in sizes)
    one, other = (
        tuple(0.7 * rng.standard_normal(shape) for shape in ((H, D), (H, H), (H,))) for _ in "ab"
    )
    X = rng.standard_normal((B, T, D))
    return Case.call(name, "bidirectional_rnn", X, one, other, **options)
