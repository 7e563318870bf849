"""Cases of `batch_norm`: training and inference, small batches, an eps that can be seen."""

from __future__ import annotations

import numpy as np

from questions.exercise import Case


def fixed() -> list[Case]:
    rng = np.random.default_rng(2015)
    small = (
        np.array([[1.0, 4.0], [3.0, 0.0], [2.0, 5.0]]),
        np.array([2.0, -1.0]),
        np.array([0.5, 1.0]),
        np.array([0.0, 2.0]),
        np.array([1.0, 4.0]),
    )
    return [
        _call("training", small, True, 0.1, 1e-5, visible=True, group="examples"),
        _call("inference", small, False, 0.1, 1e-5, visible=True, group="examples"),
        _case("a larger batch", rng, 9, 4, True, 0.3, 1e-5),
        _case("two samples", rng, 2, 5, True, 0.1, 1e-3),
        _case("as many samples as features", rng, 4, 4, True, 0.25, 1e-5),
        _case("one feature", rng, 6, 1, True, 0.5, 1e-5),
        _case("a large eps", rng, 5, 3, True, 0.2, 0.5),
        _case("a large eps in inference", rng, 5, 3, False, 0.2, 0.5),
        _case("a feature that is constant", rng, 5, 3, True, 0.1, 1e-3, constant=True),
        _case("momentum of one", rng, 6, 2, True, 1.0, 1e-5),
        _case("momentum of zero", rng, 6, 2, True, 0.0, 1e-5),
        _case("inference of many", rng, 7, 3, False, 0.4, 1e-5),
        _case("inference of one", rng, 1, 4, False, 0.1, 1e-5),
        _case("training on one", rng, 1, 4, True, 0.1, 1e-5, raises="ValueError"),
        _case("a wide range", rng, 8, 3, True, 0.1, 1e-5, scale=50.0),
        Case.twice(
            "the same sizes again",
            _case("first", rng, 6, 4, True, 0.3, 1e-5),
            _case("second", rng, 6, 4, True, 0.3, 1e-5),
            parts=3,
        ),
    ]


def drawn(rng: np.random.Generator) -> list[Case]:
    samples, features = (int(size) for size in rng.permutation(np.arange(2, 9))[:2])
    momentum, eps = float(rng.uniform(0.05, 0.45)), float(rng.uniform(0.01, 0.2))
    return [
        _case("drawn, training", rng, samples, features, True, momentum, eps),
        _case("drawn, inference", rng, samples, features, False, momentum, eps),
        _case("drawn, training on one", rng, 1, features, True, momentum, eps, raises="ValueError"),
    ]


def _case(
    name: str,
    rng: np.random.Generator,
    samples: int,
    features: int,
    training: bool,
    momentum: float,
    eps: float,
    *,
    scale: float = 1.0,
    constant: bool = False,
    raises: str | None = None,
) -> Case:
    x = scale * (rng.standard_normal(features) + rng.standard_normal((samples, features)))
    if constant:
        x[:, 0] = 0.75
    arrays = (
        x,
        1.0 + 0.5 * rng.standard_normal(features),
        rng.standard_normal(features),
        rng.standard_normal(features),
        rng.uniform(0.5, 3.0, features),
    )
    return _call(name, arrays, training, momentum, eps, raises=raises)


def _call(
    name: str,
    arrays: tuple[np.ndarray, ...],
    training: bool,
    momentum: float,
    eps: float,
    *,
    visible: bool = False,
    group: str = "values",
    raises: str | None = None,
) -> Case:
    arguments = (*arrays, training, momentum, eps)
    return Case.call(name, "batch_norm", *arguments, visible=visible, group=group, raises=raises)
