"""Losses, optimisers, tasks and runs refuse what they can't use with the engine's own sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pytest

from engine.arrays import Array
from engine.errors import DTypeError, EngineError, LimitError, ShapeError, UnknownNameError
from engine.gradient_check import complex_step
from engine.losses import cross_entropy, squared_error
from engine.network import NetworkSpec, initialise_network
from engine.optimisers import OPTIMISERS, SGD, Adam, Momentum
from engine.tasks import TASKS, characters, task_named
from engine.training import Training, train

Y = np.ones((2, 3))
NAN = float("nan")
ONE = {"a": np.ones(2)}
Call = Callable[[], object]


def training(**given: Any) -> Training:
    rng = np.random.default_rng(1)
    network = initialise_network(NetworkSpec("rnn", 2, 3, output_size=2), rng=rng)
    return Training(network, task_named("parity", 4), Adam(), **{"rng": rng, **given})


def anything(value: object) -> Any:
    """Give what no type checker lets through."""
    return value


LOSSES: list[tuple[type[EngineError], str, Call]] = [
    (DTypeError, "whole", lambda: cross_entropy(Y, anything([NAN, 1]))),
    (LimitError, "to 1e[+]300 were", lambda: cross_entropy(Y, np.array([0, 1e300]))),
    (DTypeError, "float32 or float64", lambda: cross_entropy(Y + 0j, np.zeros(2, int))),
    (ShapeError, r"\(3, 0\).*one output", lambda: cross_entropy(np.ones((3, 0)), -np.ones(3, int))),
    (DTypeError, "beyond.*float32", lambda: squared_error(Y.astype(np.float32), Y * 1e300)),
    (DTypeError, "complex128", lambda: squared_error(Y + 0j, Y)),
    (LimitError, "tolerance is None", lambda: squared_error(Y, Y, tolerance=anything(None))),
    (DTypeError, "w is no array", lambda: complex_step(np.sum, anything([[1], [1, 2]]))),
    (DTypeError, "function gives", lambda: complex_step(lambda _: None, Y)),
    (ShapeError, r"gives has shape \(2, 3\)", lambda: complex_step(lambda w: w, Y)),
]
STEPS: list[tuple[type[EngineError], str, Call]] = [
    (UnknownNameError, "parameters are {}", lambda: SGD().step({}, {})),
    (UnknownNameError, "gradients are None", lambda: SGD().step(ONE, anything(None))),
    (DTypeError, "a is int64", lambda: SGD().step({"a": np.ones(2, int)}, ONE)),
    (DTypeError, "a is complex128", lambda: SGD().step({"a": np.ones(2) + 0j}, ONE)),
    (DTypeError, "a is list", lambda: SGD().step({"a": anything([1.0, 1.0])}, ONE)),
    (LimitError, "clip is nan", lambda: SGD().step(ONE, ONE, clip=NAN)),
    (LimitError, "clip is -1", lambda: SGD().step(ONE, ONE, clip=-1)),
    (LimitError, "rate is '0.1'", lambda: SGD(anything("0.1"))),
    (LimitError, "rate is 1000", lambda: SGD(10**400)),
    (LimitError, "rate is array", lambda: SGD(anything(np.ones(2)))),
    (LimitError, "momentum is None", lambda: Momentum(momentum=anything(None))),
    (DTypeError, "float32, float64; make", lambda: SGD().step(*mixed())),
]


def mixed() -> tuple[Mapping[str, Array], Mapping[str, Array]]:
    both: dict[str, Array] = {"a": np.ones(1, np.float32), "b": np.ones(1)}
    return both, both


RUNS: list[tuple[type[EngineError], str, Call]] = [
    (LimitError, "batch_size is 2.5", lambda: training(batch_size=2.5)),
    (LimitError, "batch_size is 1000000000", lambda: training(batch_size=10**9)),
    (LimitError, "truncate is 2.5", lambda: training(truncate=2.5)),
    (LimitError, "clip is inf", lambda: training(clip=float("inf"))),
    (EngineError, "rng is 3; pass", lambda: training(rng=3)),
    (LimitError, "steps is nan", lambda: list(train(training(), steps=anything(NAN)))),
    (UnknownNameError, "no task None", lambda: task_named(anything(None), 3)),
    (LimitError, "length of parity is True", lambda: task_named("parity", anything(True))),
    (UnknownNameError, "text is 3", lambda: characters(anything(3), 3)),
    (UnknownNameError, "after is 3", lambda: characters("abcabc", 3, after=anything(3))),
    (UnknownNameError, "character twice", lambda: characters("abcabc", 3, vocabulary="abca")),
    (ShapeError, r"x has shape \(3,\)", lambda: task_named("parity", 4).spell(np.ones(3))),
    (ShapeError, r"\(T, 1\)", lambda: task_named("four-sequences", 2).spell(Y)),
]


@pytest.mark.parametrize(
    ("error", "message", "call"), [*LOSSES, *STEPS, *RUNS], ids=lambda value: str(value)[:20]
)
def test_what_is_wrong_is_named(error: type[EngineError], message: str, call: Call) -> None:
    with pytest.raises(error, match=message):
        call()


@pytest.mark.parametrize("name", TASKS)
def test_a_batch_that_can_t_be_drawn_is_refused(name: str) -> None:
    task, rng = task_named(name, 2), np.random.default_rng(0)
    for batch in (0, -1, 2.5, None, 10**12):
        with pytest.raises(LimitError, match="The batch is"):
            task.draw(rng, anything(batch))
    with pytest.raises(EngineError, match="default_rng"):
        task.draw(anything(0), 3)


@pytest.mark.parametrize("value", [np.inf, -np.inf, np.nan, 1e300])
def test_outputs_beyond_all_measure_cost_what_they_cost_without_a_warning(value: float) -> None:
    y = np.full((2, 3), value)
    y[0, 0] = 1.0
    assert cross_entropy(y, np.array([0, 1])).gradient.shape == y.shape
    assert squared_error(y, -y).gradient.shape == y.shape


@pytest.mark.parametrize("value", [np.array(3.0), np.ones((2, 3), ">f8"), np.ones((2, 3), ">f4")])
def test_numbers_of_any_byte_order_and_no_axis_can_be_compared(value: Array) -> None:
    found = squared_error(value, value + 0.25)
    assert found.value == 0.0625
    assert found.gradient.shape == value.shape
    assert found.gradient.dtype.isnative
    assert not found.gradient.flags.writeable


@pytest.mark.parametrize("name", OPTIMISERS)
def test_an_optimiser_moves_one_network(name: str) -> None:
    optimiser = OPTIMISERS[name](0.1)
    optimiser.step(ONE, ONE)
    with pytest.raises(ShapeError, match=r"3 numbers and the steps before had 2.*Make another"):
        optimiser.step({"a": np.ones(3)}, {"a": np.ones(3)})


@pytest.mark.parametrize("name", OPTIMISERS)
@pytest.mark.parametrize("size", [1e25, 1e38, np.inf])
def test_a_gradient_whose_square_overflows_moves_without_a_warning(name: str, size: float) -> None:
    parameters = {"a": np.ones(3, np.float32)}
    moved = OPTIMISERS[name](0.1).step(parameters, {"a": np.full(3, size, np.float32)}, clip=1.0)
    assert np.isfinite(moved.parameters["a"]).all()
    assert not np.shares_memory(moved.parameters["a"], parameters["a"])
