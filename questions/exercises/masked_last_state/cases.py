"""Cases of `masked_last_state`: lengths in every order, and padding that is anything at all."""

from __future__ import annotations

from typing import Any

import numpy as np

from questions.exercise import Case


def fixed() -> list[Case]:
    rng = np.random.default_rng(47)
    return [
        _case("two lengths", rng, (2, 1), 3, 2, 1, visible=True, group="examples"),
        _case("one sequence, not padded", rng, (2,), 2, 1, 3, visible=True, group="examples"),
        _case("lengths in no order", rng, (3, 6, 1, 4), 6, 2, 5),
        _case("longer than the longest", rng, (2, 4, 1), 7, 3, 2),
        _case("one sequence, padded", rng, (2,), 5, 4, 3),
        _case("one step", rng, (1, 1, 1), 1, 2, 4),
        _case("equal lengths", rng, (4, 4), 4, 3, 1),
        _case("as many of everything", rng, (3, 1, 2), 3, 3, 3),
        _case(
            "large numbers in the padding", rng, (1, 5, 3), 6, 2, 4, padding=1e6, group="padding"
        ),
        _case("NaN in the padding", rng, (4, 2), 5, 3, 4, padding=np.nan, group="padding"),
        _case("infinity in the padding", rng, (2, 3, 1), 5, 2, 3, padding=np.inf, group="padding"),
        _case("zeros in the padding", rng, (3, 1, 5), 8, 2, 4, padding=0.0, group="padding"),
        _case("real steps of zeros", rng, (4, 2, 5), 6, 3, 2, padding=0.0, silent_steps=True),
        Case.twice(
            "the same sizes again",
            _case("first", rng, (4, 2, 5), 6, 3, 2),
            _case("second", rng, (4, 2, 5), 6, 3, 2),
        ),
    ]


def drawn(rng: np.random.Generator) -> list[Case]:
    lengths = tuple(int(length) for length in rng.integers(1, 7, size=5))
    D, H = (int(size) for size in rng.permutation(np.arange(2, 9))[:2])
    return [
        _case("drawn", rng, lengths, 7, D, H),
        _case("drawn, NaN in the padding", rng, lengths, 9, H, D, padding=np.nan, group="padding"),
    ]


def _case(
    name: str,
    rng: np.random.Generator,
    lengths: tuple[int, ...],
    T: int,
    D: int,
    H: int,
    *,
    padding: float | None = None,
    silent_steps: bool = False,
    **options: Any,
) -> Case:
    B = len(lengths)
    X, h0 = rng.standard_normal((B, T, D)), np.tanh(rng.standard_normal((B, H)))
    if padding is not None:
        for row, length in zip(X, lengths, strict=True):
            row[length:] = padding
    if silent_steps:
        X[:, 0], X[0, 3] = 0.0, 0.0
    weights = [0.7 * rng.standard_normal(shape) for shape in ((H, D), (H, H), (H,))]
    return Case.call(name, "masked_last_state", X, np.array(lengths), h0, *weights, **options)
