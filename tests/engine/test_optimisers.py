from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import pytest

from engine.arrays import Array
from engine.errors import DTypeError, EngineError, LimitError, ShapeError, UnknownNameError
from engine.optimisers import (
    OPTIMISERS,
    SGD,
    Adam,
    Momentum,
    Optimiser,
    RMSProp,
    norm_of,
    optimiser_named,
)

STEPS = 5
RATE = 0.1


def sgd(w: Array, gradients: Array) -> Array:
    return np.asarray(w - RATE * gradients.sum(axis=0))


def momentum(w: Array, gradients: Array) -> Array:
    v = np.zeros_like(w)
    for g in gradients:
        v = 0.9 * v + g
        w = w - RATE * v
    return w


def rmsprop(w: Array, gradients: Array) -> Array:
    s = np.zeros_like(w)
    for g in gradients:
        s = 0.99 * s + 0.01 * g**2
        w = w - RATE * g / (np.sqrt(s) + 1e-8)
    return w


def adam(w: Array, gradients: Array) -> Array:
    m, s = np.zeros_like(w), np.zeros_like(w)
    for t, g in enumerate(gradients, 1):
        m, s = 0.9 * m + 0.1 * g, 0.999 * s + 0.001 * g**2
        w = w - RATE * (m / (1 - 0.9**t)) / (np.sqrt(s / (1 - 0.999**t)) + 1e-8)
    return w


@pytest.mark.parametrize(
    ("optimiser", "by_hand"),
    [(SGD, sgd), (Momentum, momentum), (RMSProp, rmsprop), (Adam, adam)],
)
def test_each_optimiser_takes_the_steps_of_its_equations(
    optimiser: Callable[[float], Optimiser], by_hand: Callable[[Array, Array], Array]
) -> None:
    rng = np.random.default_rng(0)
    w, gradients = rng.standard_normal((2, 3)), rng.standard_normal((STEPS, 2, 3))
    moving, parameters = optimiser(RATE), {"w": w[:1], "v": w[1:]}
    for g in gradients:
        parameters = dict(moving.step(parameters, {"v": g[1:], "w": g[:1]}).parameters)
    found = np.concatenate([parameters["w"], parameters["v"]])
    assert np.abs(found - by_hand(w, gradients)).max() < 1e-14


@pytest.mark.parametrize("name", OPTIMISERS)
def test_every_optimiser_finds_the_bottom_of_a_bowl(name: str) -> None:
    optimiser = optimiser_named(name, 0.05)
    parameters: Mapping[str, Array] = {"w": np.array([3.0, -2.0])}
    for _ in range(500):
        parameters = optimiser.step(parameters, {"w": 2 * parameters["w"]}).parameters
    assert np.abs(parameters["w"]).max() < 0.1


def test_a_long_gradient_is_shortened_and_its_length_told() -> None:
    parameters = {"a": np.zeros(1), "b": np.zeros(1)}
    moved = SGD(1.0).step(parameters, {"a": np.array([3.0]), "b": np.array([4.0])}, clip=1.0)
    assert (moved.norm, moved.clipped) == (5.0, True)
    assert np.allclose([moved.parameters["a"][0], moved.parameters["b"][0]], [-0.6, -0.8])


@pytest.mark.parametrize("clip", [0.0, 5.0, 6.0])
def test_a_gradient_within_the_clip_or_without_one_is_left_alone(clip: float) -> None:
    moved = SGD(1.0).step({"a": np.zeros(2)}, {"a": np.array([3.0, 4.0])}, clip=clip)
    assert not moved.clipped
    assert np.array_equal(moved.parameters["a"], [-3, -4])


def test_a_gradient_that_is_not_finite_moves_nothing() -> None:
    parameters = {"a": np.ones(2)}
    moved = Adam().step(parameters, {"a": np.array([np.nan, 1.0])}, clip=1.0)
    assert np.isnan(moved.norm)
    assert np.array_equal(moved.parameters["a"], [1, 1])


def test_the_norm_of_large_float32_numbers_is_finite() -> None:
    assert norm_of(np.full(4, 1e30, np.float32)) == pytest.approx(2e30)


def test_what_was_passed_stays_and_what_comes_back_is_read_only() -> None:
    parameters, gradients = {"a": np.ones(2, np.float32)}, {"a": np.ones(2, np.float32)}
    moved = Adam().step(parameters, gradients, clip=0.5)
    assert np.array_equal(parameters["a"], [1, 1])
    assert np.array_equal(gradients["a"], [1, 1])
    assert moved.parameters["a"].dtype == np.float32
    assert not moved.parameters["a"].flags.writeable


def test_the_learning_rate_can_change_between_steps() -> None:
    optimiser = SGD(1.0)
    optimiser.learning_rate = 0.5
    moved = optimiser.step({"a": np.zeros(1)}, {"a": np.ones(1)})
    assert moved.parameters["a"][0] == -0.5


ONE = {"a": np.ones(1)}
WRONG: list[tuple[type[EngineError], str, Callable[[], object]]] = [
    (LimitError, "above 0", lambda: SGD(0.0)),
    (LimitError, "above 0", lambda: Adam(float("nan"))),
    (LimitError, "momentum is 1", lambda: Momentum(momentum=1)),
    (UnknownNameError, "'newton'.*adam", lambda: optimiser_named("newton", 0.1)),
    (UnknownNameError, "b: gradients", lambda: SGD().step(ONE, {**ONE, "b": np.ones(1)})),
    (ShapeError, r"gradient of a.*\(2,\).*\(1,\)", lambda: SGD().step(ONE, {"a": np.ones(2)})),
    (DTypeError, "gradient of a", lambda: SGD().step(ONE, {"a": np.array(["x"])})),
]


@pytest.mark.parametrize(("error", "message", "call"), WRONG, ids=lambda value: str(value)[:20])
def test_what_is_wrong_is_named(
    error: type[EngineError], message: str, call: Callable[[], object]
) -> None:
    with pytest.raises(error, match=message):
        call()
