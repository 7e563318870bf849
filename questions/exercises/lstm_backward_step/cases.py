"""Cases of `lstm_backward_step`: all sizes different, gradients from both sides, nothing zero."""

from __future__ import annotations

from typing import Any

import numpy as np

from questions.exercise import Case


def fixed() -> list[Case]:
    rng = np.random.default_rng(93)
    return [
        _case("one sample, one unit", rng, (1, 2, 1), visible=True, group="examples"),
        _case("two samples", rng, (2, 1, 3), visible=True, group="examples"),
        _case("more units than inputs", rng, (3, 2, 5)),
        _case("more inputs than units", rng, (2, 6, 4)),
        _case("as many of everything", rng, (4, 4, 4)),
        _case("a full cell state", rng, (3, 4, 2), cell=3.0),
        _case("nothing from above but h", rng, (2, 3, 4), from_c=0.0),
        _case("nothing from above but c", rng, (4, 2, 3), from_h=0.0),
        _case("large gradients", rng, (5, 3, 2), from_c=30.0, from_h=50.0),
    ]


def drawn(rng: np.random.Generator) -> list[Case]:
    one, other = rng.permutation(np.arange(2, 9))[:6].reshape(2, 3)
    return [_case("drawn", rng, tuple(one)), _case("drawn again", rng, tuple(other), cell=2.0)]


def _case(
    name: str,
    rng: np.random.Generator,
    sizes: tuple[int, ...],
    *,
    cell: float = 1.0,
    from_h: float = 1.0,
    from_c: float = 1.0,
    **options: Any,
) -> Case:
    B, D, H = (int(size) for size in sizes)
    dh, dc = from_h * rng.standard_normal((B, H)), from_c * rng.standard_normal((B, H))
    x, h_prev = rng.standard_normal((B, D)), np.tanh(rng.standard_normal((B, H)))
    c_prev = cell * rng.standard_normal((B, H))
    W, U, b = (0.7 * rng.standard_normal(shape) for shape in ((D, 4 * H), (H, 4 * H), (4 * H,)))
    return Case.call(name, "lstm_backward_step", dh, dc, x, h_prev, c_prev, W, U, b, **options)
