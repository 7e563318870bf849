"""Cases of `clip_by_global_norm`: one array and many; above, below and on the limit."""

from __future__ import annotations

from typing import Any

import numpy as np

from questions.exercise import Case


def fixed() -> list[Case]:
    rng = np.random.default_rng(28)
    on_it = [[3.0, 0.0], [[4.0], [0.0]]]
    return [
        _case("too long", [[3.0, 4.0], [[12.0]]], 6.5, visible=True, group="examples"),
        _case("short enough", [[0.3, -0.4], [[1.2]]], 2.0, visible=True, group="examples"),
        _case("three shapes", _drawn(rng, (4, 3), (3,), (2, 2, 5)), 1.5),
        _case(
            "each short enough, together too long", _drawn(rng, (3,), (2, 1), (4,), scale=0.5), 1.0
        ),
        _case("one array", _drawn(rng, (5, 2)), 0.7),
        _case("exactly as long as allowed", on_it, 5.0),
        _case("all zero", [[0.0, 0.0], [[0.0]]], 1.0),
        _case("one of them zero", [[0.0, 0.0, 0.0], [[6.0, -8.0]]], 2.5),
        _case("far too long", _drawn(rng, (6,), (3, 4), scale=1e6), 5.0),
        _case("a limit that is never met", _drawn(rng, (6,), (3, 4)), 1e6),
        _case("very small ones", _drawn(rng, (2, 3), (4,), scale=1e-4), 1e-4, tolerance=1e-13),
    ]


def drawn(rng: np.random.Generator) -> list[Case]:
    rows, columns = (int(size) for size in rng.integers(2, 7, size=2))
    shapes = ((rows, columns), (columns,), (1, rows))
    return [
        _case("drawn, too long", _drawn(rng, *shapes, scale=2.0), 0.8),
        _case("drawn, short enough", _drawn(rng, *shapes, scale=0.01), 0.8),
    ]


def _drawn(
    rng: np.random.Generator, *shapes: tuple[int, ...], scale: float = 1.0
) -> list[np.ndarray[Any, Any]]:
    return [scale * rng.standard_normal(shape) for shape in shapes]


def _case(name: str, grads: list[Any], max_norm: float, **options: Any) -> Case:
    arrays = [np.array(each, dtype=np.float64) for each in grads]
    return Case.call(name, "clip_by_global_norm", arrays, max_norm, **options)
