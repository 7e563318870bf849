"""Cases of `pad_and_mask`: lengths in every order; steps of zeros first, inside and last."""

from __future__ import annotations

from typing import Any

import numpy as np

from questions.exercise import Case


def fixed() -> list[Case]:
    rng = np.random.default_rng(36)
    zeros = [rng.standard_normal((length, 3)) for length in (4, 6, 2)]
    zeros[0][0] = zeros[1][3] = zeros[1][5] = zeros[2][:] = 0.0
    return [
        _case("two lengths", rng, (2, 3), 2, visible=True, group="examples"),
        _case("one sequence", rng, (3,), 1, visible=True, group="examples"),
        _case("falling lengths", rng, (6, 4, 1), 3),
        _case("rising lengths", rng, (1, 2, 5, 7), 3),
        _case("lengths in no order", rng, (3, 8, 1, 5, 2), 4),
        _case("equal lengths", rng, (4, 4, 4), 2),
        _case("one step each", rng, (1, 1), 5),
        _case("as many of everything", rng, (3, 2, 3), 3),
        Case.call("real steps of zeros", "pad_and_mask", zeros),
        Case.call("nothing but zeros", "pad_and_mask", [np.zeros((2, 3)), np.zeros((4, 3))]),
        Case.call("negative numbers", "pad_and_mask", [-np.ones((3, 2)), -np.ones((1, 2))]),
        Case.call("an empty list", "pad_and_mask", [], raises="ValueError", group="errors"),
    ]


def drawn(rng: np.random.Generator) -> list[Case]:
    lengths = [int(length) for length in rng.integers(1, 10, size=6)]
    return [_case("drawn", rng, lengths, 5), _case("drawn, one", rng, lengths[:1], 2)]


def _case(name: str, rng: np.random.Generator, lengths: Any, D: int, **options: Any) -> Case:
    sequences = [rng.standard_normal((length, D)) for length in lengths]
    return Case.call(name, "pad_and_mask", sequences, **options)
