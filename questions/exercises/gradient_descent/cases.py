"""Cases of `gradient_descent`: fast and slow, converged and diverging, none and many steps."""

from __future__ import annotations

import numpy as np

from questions.exercise import Case


def fixed() -> list[Case]:
    rng = np.random.default_rng(1847)
    small = np.array([[1.0, 0.5], [2.0, -1.0], [-0.5, 1.5], [0.0, 1.0]])
    targets = np.array([2.0, 1.0, 0.5, 1.5])
    return [
        Case.call(
            "one step",
            "gradient_descent",
            *(small, targets, np.array([0.5, -0.25]), 0.1, 0.2, 1),
            visible=True,
            group="examples",
        ),
        _case("three steps", rng, 5, 3, 0.1, 3, visible=True, group="examples"),
        _case("one sample", rng, 1, 4, 0.05, 4),
        _case("more inputs than samples", rng, 3, 7, 0.05, 6),
        _case("one input", rng, 8, 1, 0.2, 5),
        _case("until it hardly moves", rng, 12, 2, 0.3, 150),
        _case("a step that is too large", rng, 6, 3, 4.0, 8),
        _case("large errors", rng, 9, 4, 0.1, 5, scale=100.0),
        _case("no step at all", rng, 4, 3, 0.1, 0),
    ]


def drawn(rng: np.random.Generator) -> list[Case]:
    samples, inputs, steps = (int(size) for size in rng.permutation(np.arange(2, 9))[:3])
    return [
        _case("drawn", rng, samples, inputs, 0.1, steps),
        _case("drawn again", rng, steps + 3, samples, 0.05, inputs),
    ]


def _case(
    name: str,
    rng: np.random.Generator,
    samples: int,
    inputs: int,
    learning_rate: float,
    steps: int,
    *,
    scale: float = 1.0,
    visible: bool = False,
    group: str = "values",
) -> Case:
    X = rng.standard_normal((samples, inputs))
    y = scale * (X @ rng.standard_normal(inputs) + 1.5 + 0.3 * rng.standard_normal(samples))
    w, b = rng.standard_normal(inputs), float(rng.standard_normal())
    arguments = (X, y, w, b, learning_rate, steps)
    return Case.call(name, "gradient_descent", *arguments, visible=visible, group=group)
