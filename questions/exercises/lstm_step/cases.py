"""Cases of `lstm_step`: all sizes different, states and biases not zero, a matrix for each gate."""

from __future__ import annotations

import numpy as np

from questions.exercise import Case


def fixed() -> list[Case]:
    rng = np.random.default_rng(97)
    return [
        _case("one unit, one input", rng, 1, 1, visible=True, group="examples"),
        _case("three inputs, two units", rng, 3, 2, visible=True, group="examples"),
        _case("more units than inputs", rng, 2, 5),
        _case("as many units as inputs", rng, 4, 4),
        _case("a full cell state", rng, 3, 4, cell=6.0),
        _case("saturated gates", rng, 5, 3, scale=40.0),
        Case.twice(
            "the same sizes again", _case("first", rng, 3, 5), _case("second", rng, 3, 5), parts=2
        ),
    ]


def drawn(rng: np.random.Generator) -> list[Case]:
    sizes = rng.permutation(np.arange(2, 9))
    return [
        _case("drawn", rng, int(sizes[0]), int(sizes[1])),
        _case("drawn again", rng, int(sizes[2]), int(sizes[3]), cell=3.0),
    ]


def _case(
    name: str,
    rng: np.random.Generator,
    inputs: int,
    units: int,
    *,
    scale: float = 0.8,
    cell: float = 1.0,
    visible: bool = False,
    group: str = "values",
) -> Case:
    x, h = rng.standard_normal((inputs, 1)), np.tanh(rng.standard_normal((units, 1)))
    c = cell * rng.standard_normal((units, 1))
    weights = [scale * rng.standard_normal((units, units + inputs)) for _ in range(4)]
    biases = [scale * rng.standard_normal((units, 1)) for _ in range(4)]
    return Case.call(name, "lstm_step", x, h, c, *weights, *biases, visible=visible, group=group)
