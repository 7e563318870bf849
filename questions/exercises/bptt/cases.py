"""Cases of `bptt`: all sizes different, states, biases and targets that are not zero."""

from __future__ import annotations

from typing import Any

import numpy as np

from questions.exercise import Case


def fixed() -> list[Case]:
    rng = np.random.default_rng(86)
    return [
        _case("two steps", rng, (1, 2, 2, 3, 1), visible=True, group="examples"),
        _case("one step of a batch", rng, (2, 1, 3, 2, 4), visible=True, group="examples"),
        _case("a batch of longer sequences", rng, (3, 6, 4, 5, 2)),
        _case("one sequence", rng, (1, 5, 3, 2, 4)),
        _case("one unit", rng, (2, 4, 3, 1, 5)),
        _case("as many of everything", rng, (3, 3, 3, 3, 3)),
        _case("more outputs than units", rng, (2, 3, 1, 4, 6)),
        _case("a gradient that grows", rng, (2, 9, 3, 4, 1), recurrent=2.5),
        _case("errors that are large", rng, (4, 2, 3, 5, 1), wanted=20.0),
        Case.twice(
            "the same sizes again",
            _case("first", rng, (2, 4, 3, 5, 1)),
            _case("second", rng, (2, 4, 3, 5, 1)),
            parts=6,
        ),
    ]


def drawn(rng: np.random.Generator) -> list[Case]:
    one, other = rng.permutation(np.arange(1, 11)).reshape(2, 5)
    return [_case("drawn", rng, tuple(one)), _case("drawn again", rng, tuple(other))]


def _case(
    name: str,
    rng: np.random.Generator,
    sizes: tuple[int, ...],
    *,
    recurrent: float = 0.7,
    wanted: float = 1.0,
    **options: Any,
) -> Case:
    B, T, D, H, O = (int(size) for size in sizes)
    X, targets = rng.standard_normal((B, T, D)), wanted * rng.standard_normal((B, T, O))
    h0 = np.tanh(rng.standard_normal((B, H)))
    Wxh, Why = 0.6 * rng.standard_normal((H, D)), 0.8 * rng.standard_normal((O, H))
    Whh = recurrent * rng.standard_normal((H, H))
    bh, by = 0.5 * rng.standard_normal(H), 0.5 * rng.standard_normal(O)
    return Case.call(name, "bptt", X, targets, h0, Wxh, Whh, Why, bh, by, **options)
