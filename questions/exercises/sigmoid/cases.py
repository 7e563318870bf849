"""Cases of `sigmoid`: every rank, both signs, and entries beyond the reach of exp."""

from __future__ import annotations

import numpy as np

from questions.exercise import Case


def fixed() -> list[Case]:
    def call(name: str, x: object, **options: object) -> Case:
        return Case.call(name, "sigmoid", np.array(x, dtype=np.float64), **options)

    return [
        call("a few numbers", [-2.0, 0.0, 0.5, 3.0], visible=True, group="examples"),
        call("a matrix", [[0.1, -0.2, 4.0], [-6.0, 1.5, 0.0]], visible=True, group="examples"),
        call("three axes", np.linspace(-8.0, 8.0, 24).reshape(2, 3, 4)),
        call("one column", [[12.0], [-12.0], [0.25]]),
        call("no axis", -1.75),
        call(
            "large entries", [-1e4, -800.0, -40.0, 40.0, 800.0, 1e4], group="stability", silent=True
        ),
        call("small chances", np.array([-30.0, -100.0, -600.0]), group="stability", silent=True),
    ]


def drawn(rng: np.random.Generator) -> list[Case]:
    rows, columns = (int(size) for size in rng.integers(2, 7, size=2))
    large = 1e3 * rng.standard_normal((2, rows))
    # Draws alone may all stay within the reach of exp.
    large[0, 0], large[1, -1] = -5e3, 5e3
    return [
        Case.call("drawn", "sigmoid", 3.0 * rng.standard_normal((rows, columns))),
        Case.call("drawn, large", "sigmoid", large, group="stability", silent=True),
    ]
