"""Cases of `batch_norm_backward`: small batches, an eps that can be seen, gammas of both signs."""

from __future__ import annotations

import numpy as np

from questions.exercise import Case


def fixed() -> list[Case]:
    rng = np.random.default_rng(1502)
    small = (
        np.array([[1.0, -0.5], [0.5, 2.0], [-1.0, 0.25]]),
        np.array([[1.0, 4.0], [3.0, 0.0], [2.5, 5.0]]),
        np.array([2.0, -1.0]),
        1e-5,
    )
    return [
        Case.call("three samples", "batch_norm_backward", *small, visible=True, group="examples"),
        _case("a larger batch", rng, 6, 4, 1e-5, visible=True, group="examples"),
        _case("two samples", rng, 2, 3, 0.1),
        _case("as many samples as features", rng, 5, 5, 1e-3),
        _case("one feature", rng, 7, 1, 1e-5),
        _case("a large eps", rng, 4, 3, 1.5),
        _case("a wide range", rng, 8, 3, 1e-5, scale=30.0),
        _case("a narrow range", rng, 5, 4, 0.01, scale=0.05),
        _case("a very narrow range", rng, 6, 3, 1e-8, scale=1e-3, shift=0.02),
        _case("far from zero", rng, 6, 2, 1e-3, shift=5.0),
        _case("a feature that is constant", rng, 5, 3, 0.2, constant=True),
    ]


def drawn(rng: np.random.Generator) -> list[Case]:
    samples, features = (int(size) for size in rng.permutation(np.arange(3, 10))[:2])
    return [
        _case("drawn", rng, samples, features, 1e-4),
        _case("drawn, with a large eps", rng, features, samples, float(rng.uniform(0.1, 1.0))),
    ]


def _case(
    name: str,
    rng: np.random.Generator,
    samples: int,
    features: int,
    eps: float,
    *,
    scale: float = 1.0,
    shift: float = 0.5,
    constant: bool = False,
    visible: bool = False,
    group: str = "values",
) -> Case:
    x = shift + scale * rng.standard_normal((samples, features))
    if constant:
        x[:, 0] = 1.25
    dout = 0.3 + rng.standard_normal((samples, features))
    gamma = 1.0 + rng.standard_normal(features)
    arguments = (dout, x, gamma, eps)
    return Case.call(name, "batch_norm_backward", *arguments, visible=visible, group=group)
