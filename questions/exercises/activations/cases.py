"""Cases of `activations`: every rank, the corners at 0, both tails, and entries of ten thousand."""

from __future__ import annotations

import numpy as np

from questions.exercise import Case


def fixed() -> list[Case]:
    grid = np.linspace(-4.0, 4.0, 24)
    return [
        _call("a few numbers", [-2.0, -0.5, 0.5, 1.0, 3.0], visible=True, group="examples"),
        _call("at zero", [0.0, -1.0, 1.0], visible=True, group="examples"),
        _call("a matrix", [[0.1, -0.2, 2.5], [-6.0, 1.5, -1.1]]),
        _call("three axes", grid.reshape(2, 3, 4)),
        _call("where approximations of gelu are worst", np.linspace(-3.0, 3.0, 31)),
        _call("the tails", [-9.0, -7.0, -5.5, 5.5, 7.0, 9.0]),
        _call("next to zero", [-1e-6, -1e-3, 1e-3, 1e-6]),
        _call("zeros in a matrix", [[0.0, -0.0], [1.0, 0.0], [-1.0, 0.0]]),
        _stable("large entries", [-1e4, -800.0, -40.0, 40.0, 800.0, 1e4]),
        _stable("large and positive", [30.0, 710.0, 900.0, 1e4]),
        _stable("large and small", [[-1e4, 0.3], [0.0, 1e4], [-0.7, -2e3]]),
    ]


def drawn(rng: np.random.Generator) -> list[Case]:
    rows, columns = (int(size) for size in rng.permutation(np.arange(2, 7))[:2])
    return [
        _call("drawn", 2.0 * rng.standard_normal((rows, columns))),
        _stable("drawn, large", rng.uniform(-1e4, 1e4, (2, columns, rows))),
    ]


def _stable(name: str, x: object) -> Case:
    return _call(name, x, group="stability", silent=True)


def _call(
    name: str, x: object, *, visible: bool = False, group: str = "values", silent: bool = False
) -> Case:
    x = np.array(x, dtype=np.float64)
    return Case.call(name, "activations", x, visible=visible, group=group, silent=silent)
