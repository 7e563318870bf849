from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from engine.arrays import Array
from engine.errors import DTypeError, EngineError, LimitError, ShapeError
from engine.gradient_check import complex_step
from engine.losses import NO_TARGET, cross_entropy, squared_error


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(4)


def test_cross_entropy_and_its_gradient_agree_with_a_complex_step(rng: np.random.Generator) -> None:
    y, k = rng.standard_normal((4, 3, 5)), rng.integers(0, 5, (4, 3))
    k[1, 2] = k[3, 0] = NO_TARGET

    def loss(outputs: Array) -> Any:
        log_p = outputs - np.log(np.exp(outputs).sum(axis=-1, keepdims=True))
        return -np.take_along_axis(log_p, k[..., None], -1)[..., 0][k != NO_TARGET].mean()

    found = cross_entropy(y, k)
    assert found.value == pytest.approx(loss(y), rel=1e-15)
    assert np.abs(found.gradient - complex_step(loss, y)).max() < 1e-16
    assert not found.gradient[1, 2].any()


def test_squared_error_and_its_gradient_agree_with_a_complex_step(rng: np.random.Generator) -> None:
    y, t = rng.standard_normal((2, 4, 1))
    found = squared_error(y, t)
    assert found.value == pytest.approx(((y - t) ** 2).mean(), rel=1e-15)
    wanted = complex_step(lambda outputs: ((outputs - t) ** 2).mean(), y)
    assert np.abs(found.gradient - wanted).max() < 1e-15


def test_accuracy_counts_only_what_has_a_target() -> None:
    y = np.array([[2.0, 1.0], [0.0, 1.0], [3.0, 0.0]])
    assert cross_entropy(y, np.array([0, 0, NO_TARGET])).accuracy == 0.5
    assert squared_error(y, y + 0.3, tolerance=0.2).accuracy == 0


def test_without_any_target_nothing_is_lost_and_nothing_flows() -> None:
    found = cross_entropy(np.ones((3, 2)), np.full(3, NO_TARGET))
    assert (found.value, found.accuracy) == (0.0, 1.0)
    assert not found.gradient.any()


def test_huge_outputs_neither_overflow_nor_warn() -> None:
    found = cross_entropy(np.array([[1e30, -1e30]], np.float32), np.array([0]))
    assert found.value == 0
    assert found.gradient.dtype == np.float32


WRONG: list[tuple[type[EngineError], str, Callable[[], object]]] = [
    (ShapeError, r"\(3, 2\).*\(3,\)", lambda: cross_entropy(np.ones((3, 2)), np.ones((3, 2), int))),
    (ShapeError, "outputs", lambda: cross_entropy(np.array(1.0), np.array(1))),
    (DTypeError, "whole", lambda: cross_entropy(np.ones((1, 2)), np.full(1, 0.5))),
    (DTypeError, "no array", lambda: cross_entropy(np.ones((2, 2)), [[1], [1, 2]])),  # type: ignore[arg-type] # on purpose
    (DTypeError, "outputs is list", lambda: cross_entropy([[1.0]], np.zeros(1, int))),  # type: ignore[arg-type] # on purpose
    (LimitError, "0 to 1", lambda: cross_entropy(np.ones((1, 2)), np.array([2]))),
    (LimitError, "0 to 1", lambda: cross_entropy(np.ones((1, 2)), np.array([-2]))),
    (ShapeError, r"\(2,\).*\(3,\)", lambda: squared_error(np.ones(3), np.ones(2))),
]


@pytest.mark.parametrize(("error", "message", "call"), WRONG, ids=lambda value: str(value)[:20])
def test_what_is_wrong_is_named(
    error: type[EngineError], message: str, call: Callable[[], object]
) -> None:
    with pytest.raises(error, match=message):
        call()
