"""Cases of `mlp_backprop`: all sizes different, biases that are not zero, and huge logits."""

from __future__ import annotations

import numpy as np

from questions.exercise import Case


def fixed() -> list[Case]:
    rng = np.random.default_rng(70)
    small = (
        np.array([[1.0, 2.0], [-1.0, 0.5], [0.5, -2.0]]),
        np.array([0, 1, 1]),
        np.array([[0.5, -1.0, 0.3], [0.2, 0.4, -0.6]]),
        np.array([0.1, -0.2, 0.3]),
        np.array([[1.0, -0.5], [0.3, 0.8], [-0.7, 0.2]]),
        np.array([0.05, -0.1]),
    )
    return [
        Case.call("three samples", "mlp_backprop", *small, visible=True, group="examples"),
        _case("five samples", rng, 5, 4, 6, 3, visible=True, group="examples"),
        _case("one sample", rng, 1, 3, 5, 4),
        _case("more classes than units", rng, 6, 5, 2, 7),
        _case("two classes, many samples", rng, 23, 3, 4, 2),
        _case("units that never fire", rng, 7, 3, 5, 4, bias=-9.0),
        _case("a class that never occurs", rng, 8, 2, 6, 5, labels=np.arange(8) % 3),
        _case("large inputs, small weights", rng, 5, 3, 4, 2, inputs_scale=300.0),
        _case("large logits", rng, 6, 4, 5, 3, scale=3e3, group="stability", silent=True),
        _rows_apart(rng),
    ]


def drawn(rng: np.random.Generator) -> list[Case]:
    sizes = [int(size) for size in rng.permutation(np.arange(2, 10))]
    return [
        _case("drawn", rng, *sizes[:4]),
        _case("drawn again", rng, *sizes[4:]),
        _case("drawn, large", rng, *sizes[2:6], scale=2e3, group="stability", silent=True),
    ]


def _case(
    name: str,
    rng: np.random.Generator,
    samples: int,
    inputs: int,
    units: int,
    classes: int,
    *,
    scale: float = 1.0,
    inputs_scale: float = 1.0,
    bias: float = 0.0,
    labels: np.ndarray | None = None,
    visible: bool = False,
    group: str = "values",
    silent: bool = False,
) -> Case:
    if labels is None:
        labels = rng.integers(classes, size=samples)
    b1 = 0.5 * rng.standard_normal(units)
    b1[-1] += bias
    arguments = (
        inputs_scale * rng.standard_normal((samples, inputs)),
        labels,
        0.7 / inputs_scale * rng.standard_normal((inputs, units)),
        b1,
        scale * rng.standard_normal((units, classes)),
        scale * 0.5 * rng.standard_normal(classes),
    )
    return Case.call(name, "mlp_backprop", *arguments, visible=visible, group=group, silent=silent)


def _rows_apart(rng: np.random.Generator) -> Case:
    """Give logits of 10,000 in one row and −10,000 in the next, so that each needs its maximum."""
    arguments = (
        np.array([[1.0, 0.2], [-1.0, 0.3]]),
        np.array([2, 1]),
        np.array([[1e2, -1e2, 0.4], [0.5, -0.3, 0.9]]),
        np.array([0.2, 0.1, 0.3]),
        np.vstack([np.full(3, 1e2), np.full(3, -1e2), np.zeros(3)]) + rng.standard_normal((3, 3)),
        np.array([0.3, -0.2, 0.1]),
    )
    return Case.call("rows far apart", "mlp_backprop", *arguments, group="stability", silent=True)
