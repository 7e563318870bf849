"""Cases of `layer_norm`: one to four axes, square ones too, and an eps that can be seen."""

from __future__ import annotations

import numpy as np

from questions.exercise import Case


def fixed() -> list[Case]:
    rng = np.random.default_rng(1607)
    small = (np.array([[1.0, 2.0, 6.0], [0.0, -1.0, 0.5]]), np.array([1.0, 2.0, -1.0]))
    return [
        Case.call(
            "two vectors",
            "layer_norm",
            *(*small, np.array([0.5, 0.0, 1.0]), 1e-5),
            visible=True,
            group="examples",
        ),
        _case("a batch of sequences", rng, (2, 3, 4), 1e-5, visible=True, group="examples"),
        _case("one vector", rng, (5,), 1e-5),
        _case("a batch of one", rng, (1, 6), 1e-3),
        _case("a square matrix", rng, (4, 4), 1e-5),
        _case("four axes", rng, (2, 3, 2, 5), 1e-5),
        _case("a cube", rng, (3, 3, 3), 1e-2),
        _case("two features", rng, (4, 3, 2), 1e-3),
        _case("one feature", rng, (3, 1), 0.1),
        _case("a large eps", rng, (3, 4), 2.0),
        _case("vectors of very different sizes", rng, (4, 2, 6), 1e-5, sizes=True),
        _case("entries that are all equal", rng, (3, 4), 0.01, constant=True),
        Case.twice(
            "the same sizes again",
            _case("first", rng, (4, 3, 5), 1e-5),
            _case("second", rng, (4, 3, 5), 1e-5),
        ),
    ]


def drawn(rng: np.random.Generator) -> list[Case]:
    sizes = [int(size) for size in rng.permutation(np.arange(2, 8))]
    return [
        _case("drawn", rng, tuple(sizes[:2]), 1e-4),
        _case("drawn, three axes", rng, tuple(sizes[2:5]), float(rng.uniform(0.1, 1.0))),
    ]


def _case(
    name: str,
    rng: np.random.Generator,
    shape: tuple[int, ...],
    eps: float,
    *,
    sizes: bool = False,
    constant: bool = False,
    visible: bool = False,
    group: str = "values",
) -> Case:
    x = 0.7 + rng.standard_normal(shape)
    if sizes:
        x *= 10.0 ** rng.integers(-2, 3, size=(*shape[:-1], 1))
    if constant:
        x[0] = 1.5
    gamma, beta = 1.0 + 0.5 * rng.standard_normal(shape[-1]), rng.standard_normal(shape[-1])
    return Case.call(name, "layer_norm", x, gamma, beta, eps, visible=visible, group=group)
