"""Cases of `rnn_step`: all sizes different, states and biases that are not zero."""

from __future__ import annotations

import numpy as np

from questions.exercise import Case


def fixed() -> list[Case]:
    rng = np.random.default_rng(20)
    return [
        Case.call(
            "two units, one input",
            "rnn_step",
            np.array([[0.5]]),
            np.array([[0.2], [-0.4]]),
            np.array([[1.0], [-0.5]]),
            np.array([[0.3, -0.2], [0.1, 0.8]]),
            np.array([[0.05], [-0.1]]),
            visible=True,
            group="examples",
        ),
        _case("three inputs, four units", rng, 3, 4, visible=True, group="examples"),
        _case("more inputs than units", rng, 7, 2),
        _case("one unit", rng, 3, 1),
        _case("large values", rng, 4, 5, scale=20.0),
    ]


def drawn(rng: np.random.Generator) -> list[Case]:
    sizes = rng.permutation(np.arange(2, 9))
    return [
        _case("drawn", rng, int(sizes[0]), int(sizes[1])),
        _case("drawn again", rng, int(sizes[2]), int(sizes[3])),
    ]


def _case(
    name: str,
    rng: np.random.Generator,
    inputs: int,
    units: int,
    *,
    scale: float = 0.6,
    visible: bool = False,
    group: str = "values",
) -> Case:
    shapes = [(inputs, 1), (units, 1), (units, inputs), (units, units), (units, 1)]
    arguments = [scale * rng.standard_normal(shape) for shape in shapes]
    return Case.call(name, "rnn_step", *arguments, visible=visible, group=group)
