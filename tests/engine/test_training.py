from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from engine.arrays import Array
from engine.errors import DivergedError, EngineError, LimitError, ShapeError
from engine.network import NetworkSpec, initialise_network
from engine.optimisers import SGD, Adam, Optimiser
from engine.tasks import characters, task_named
from engine.tasks.task import Task
from engine.training import WINDOW, Training, train


def begin(
    task: Task | None = None,
    *,
    cell: str = "lstm",
    seed: int = 1,
    optimiser: Optimiser | None = None,
    start: str = "uniform",
    **options: Any,
) -> Training:
    learnt, rng = task or task_named("last-bit", 4), np.random.default_rng(seed)
    spec = NetworkSpec(
        cell, learnt.input_size, 8, output_size=learnt.output_size, start=start, dtype="float32"
    )
    network = initialise_network(spec, rng=rng)
    return Training(network, learnt, optimiser or Adam(0.02), rng=rng, **options)


@pytest.mark.parametrize("cell", ["rnn", "lstm", "gru"])
def test_the_same_generator_gives_the_same_run(cell: str) -> None:
    one, same = (list(train(begin(cell=cell), steps=6)) for _ in range(2))
    assert one == same
    assert one != list(train(begin(cell=cell, seed=2), steps=6))


@pytest.mark.parametrize(
    ("name", "length", "steps"),
    [
        ("four-sequences", 2, 200),
        ("last-bit", 5, 200),
        ("copy-lag", 5, 500),
        ("parity", 5, 900),
        ("a-n-b-n", 4, 900),
    ],
)
def test_an_lstm_solves_a_short_task(name: str, length: int, steps: int) -> None:
    assert any(report.solved for report in train(begin(task_named(name, length)), steps=steps))


def test_a_text_is_learnt_and_never_solved() -> None:
    reports = list(train(begin(characters("abcabcabcabcabc", 6)), steps=150))
    assert reports[-1].loss < 0.2 * reports[0].loss
    assert not any(report.solved for report in reports)


def test_a_report_tells_the_step_the_norm_and_whether_it_was_clipped() -> None:
    loose, tight = begin(clip=0), begin(clip=1e-3)
    first, clipped = next(train(loose)), next(train(tight))
    assert (first.step, first.clipped, clipped.clipped) == (1, False, True)
    assert first.norm == clipped.norm > 1e-3
    assert 0 <= first.accuracy <= 1
    assert not first.solved


def test_solved_needs_a_whole_window() -> None:
    training = begin(optimiser=Adam(0.05))
    solved = [report.step for report in train(training, steps=100) if report.solved]
    assert solved
    assert solved[0] >= WINDOW


def test_learning_rate_and_clip_may_change_between_steps() -> None:
    training, other = begin(optimiser=SGD(0.1)), begin(optimiser=SGD(0.1))
    next(train(training))
    next(train(other))
    before = training.network.parameters["head.b"]
    training.optimiser.learning_rate = 1e-9
    training.clip = 1e-9
    next(train(training))
    next(train(other))
    assert np.abs(training.network.parameters["head.b"] - before).max() < 1e-12
    assert np.abs(other.network.parameters["head.b"] - before).max() > 1e-6


def test_the_probe_stays_the_same_and_its_states_move() -> None:
    training = begin()
    before, probe = training.states().layers[0].h, training.probe.x
    list(train(training, steps=3))
    assert training.probe.x is probe
    assert training.states().layers[0].h.shape == before.shape == (4, 1, 8)
    assert not np.array_equal(training.states().layers[0].h, before)


def test_looking_at_states_and_gradients_changes_no_run() -> None:
    looked, alone = begin(), begin()
    reports = []
    for report in train(looked, steps=5):
        looked.states()
        looked.gradient_by_step()
        reports.append(report)
    assert reports == list(train(alone, steps=5))


def test_the_gradient_by_step_fades_in_a_plain_rnn() -> None:
    norms = begin(task_named("copy-lag", 40), cell="rnn", start="small-normal").gradient_by_step()
    assert norms.shape == (41,)
    assert norms[0] < 1e-20 < norms[-1]


def test_truncation_reaches_the_backward_pass() -> None:
    task = task_named("parity", 12)
    whole, cut = begin(task, cell="rnn"), begin(task, cell="rnn", truncate=3)
    assert next(train(whole)).norm != next(train(cut)).norm
    one, same = begin(task), begin(task, truncate=12)
    assert list(train(one, steps=3)) == list(train(same, steps=3))


def test_a_loss_far_above_guessing_ends_the_run_with_its_reason() -> None:
    training = begin(task_named("adding", 20), cell="rnn", optimiser=SGD(1.0), clip=0)
    with pytest.raises(DivergedError, match=r"learning rate of 1 and no clipping.*lower"):
        list(train(training, steps=200))
    assert all(np.isfinite(array).all() for array in training.network.parameters.values())


def test_a_task_with_one_answer_is_learnt_and_not_lost() -> None:
    reports = list(train(begin(characters("aaaaaaaaaaaa", 6, vocabulary="ab")), steps=60))
    assert reports[-1].loss < reports[0].loss
    assert len(list(train(begin(task_named("bracket-depth", 1)), steps=30))) == 30


def test_a_gradient_that_is_not_finite_ends_the_run_before_it_moves_a_weight() -> None:
    training = begin()
    kept = dict(training.network.parameters)
    spoilt: dict[str, Array] = {**kept, "head.b": np.full(2, np.inf, np.float32)}
    training.network = training.network.replace(spoilt)
    with pytest.raises(DivergedError, match="The loss is nan after 0 steps"):
        next(train(training))
    assert training.network.parameters["layers.0.W"] is kept["layers.0.W"]


WRONG: list[tuple[type[EngineError], str, Callable[[], object]]] = [
    (LimitError, "batch", lambda: begin(batch_size=0)),
    (LimitError, "clip is -1", lambda: begin(clip=-1)),
    (LimitError, "clip is nan", lambda: begin(clip=float("nan"))),
    (LimitError, "truncate is 0", lambda: next(train(begin(truncate=0)))),
]


@pytest.mark.parametrize(("error", "message", "call"), WRONG, ids=lambda value: str(value)[:20])
def test_what_is_wrong_is_named(
    error: type[EngineError], message: str, call: Callable[[], object]
) -> None:
    with pytest.raises(error, match=message):
        call()


def test_a_network_of_another_size_than_the_task_is_named() -> None:
    network = initialise_network(NetworkSpec(), rng=np.random.default_rng(0))
    with pytest.raises(ShapeError, match="copy-lag has 9 inputs and 8 outputs"):
        Training(network, task_named("copy-lag", 3), Adam(), rng=np.random.default_rng(0))
