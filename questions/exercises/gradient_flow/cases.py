"""Cases of `gradient_flow`: states of a network that was run; matrices that are not symmetric."""

from __future__ import annotations

from typing import Any

import numpy as np

from questions.exercise import Case


def fixed() -> list[Case]:
    rng = np.random.default_rng(15)
    return [
        _case("three steps", rng, 3, 2, visible=True, group="examples"),
        _case("one step", rng, 1, 3, visible=True, group="examples"),
        _case("two steps", rng, 2, 4),
        _case("a longer sequence", rng, 8, 5),
        _case("more steps than units", rng, 11, 3),
        _case("as many steps as units", rng, 4, 4),
        _case("one unit", rng, 5, 1),
        _case("a gradient that grows", rng, 6, 4, scale=2.0),
        _case("a gradient that vanishes", rng, 9, 4, scale=0.3),
    ]


def drawn(rng: np.random.Generator) -> list[Case]:
    sizes = [int(size) for size in rng.permutation(np.arange(3, 9))]
    return [_case("drawn", rng, *sizes[:2]), _case("drawn again", rng, *sizes[2:4], scale=1.5)]


def _case(
    name: str, rng: np.random.Generator, T: int, H: int, *, scale: float = 1.0, **options: Any
) -> Case:
    Whh = scale * rng.standard_normal((H, H)) / np.sqrt(H)
    h = np.tanh(rng.standard_normal(H))
    hs = np.empty((T, H))
    for t in range(T):
        hs[t] = h = np.tanh(Whh @ h + 0.5 * rng.standard_normal(H))
    return Case.call(name, "gradient_flow", hs, Whh, **options)
