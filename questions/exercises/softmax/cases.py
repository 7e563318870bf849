"""Cases of `softmax`: every rank and axis, and scores beyond the reach of exp."""

from __future__ import annotations

from typing import Any

import numpy as np

from questions.exercise import Case


def fixed() -> list[Case]:
    rng = np.random.default_rng(31)
    far_apart = np.array([[1e4, 1e4 - 2.0, 9990.0], [-1e4, -9999.0, -9998.5]])
    return [
        _case("two rows", [[1.0, 2.0, 3.0], [0.5, -0.5, 0.0]], 1, visible=True, group="examples"),
        _case(
            "down the columns",
            [[1.0, 2.0, 3.0], [0.5, -0.5, 0.0]],
            0,
            visible=True,
            group="examples",
        ),
        _case("one axis", [0.2, -1.3, 0.7, 2.1], 0),
        _case("a middle axis", rng.standard_normal((2, 5, 3)), 1),
        _case("the first of three axes", 2.0 * rng.standard_normal((4, 2, 3)), 0),
        _case("counted from the end", 2.0 * rng.standard_normal((3, 4, 2)), -2),
        _case("four axes", rng.standard_normal((2, 3, 4, 5)), 2),
        _case("one entry along the axis", rng.standard_normal((4, 1)), 1),
        _case("as many rows as columns", rng.standard_normal((4, 4)), 0),
        _case("equal scores", np.full((2, 7), 3.0), 1),
        _case("scores up to 10000", far_apart, 1, group="stability", silent=True),
        _case("slices far from each other", far_apart.T, 0, group="stability", silent=True),
        _case(
            "both ends in one slice", [[1e4, -1e4, 0.0, 9999.0]], -1, group="stability", silent=True
        ),
        _case("all far below zero", [-800.0, -801.0, -802.5], 0, group="stability", silent=True),
        Case.twice(
            "the same sizes again",
            _case("first", rng.standard_normal((3, 4)), 1),
            _case("second", rng.standard_normal((3, 4)), 1),
        ),
    ]


def drawn(rng: np.random.Generator) -> list[Case]:
    sizes = [int(size) for size in rng.permutation(np.arange(2, 7))[:3]]
    axis = int(rng.integers(0, 2))
    large = 3e3 * rng.standard_normal(sizes)
    large.flat[0], large.flat[-1] = 1e4, -1e4
    return [
        _case("drawn", 2.0 * rng.standard_normal(sizes), axis),
        _case("drawn, large", large, axis, group="stability", silent=True),
    ]


def _case(name: str, z: Any, axis: int, **options: Any) -> Case:
    return Case.call(name, "softmax", np.array(z, dtype=np.float64), axis, **options)
