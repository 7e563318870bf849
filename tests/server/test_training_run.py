"""A training run as the socket sees it, without the socket."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from safetensors.numpy import load

from engine.errors import DivergedError
from server.training.messages import Change, Settings
from server.training.run import Run, choices, frame


def begin(**settings: Any) -> Run:
    usual = {"task": "copy-lag", "cell": "lstm", "start": "chrono", "hidden": 8, "length": 5}
    return Run(Settings(**{**usual, **settings}))


def read(content: bytes) -> tuple[dict[str, Any], dict[str, NDArray[np.float32]]]:
    size = int.from_bytes(content[:8], "little")
    return json.loads(json.loads(content[8 : 8 + size])["__metadata__"]["frame"]), load(content)


def test_a_frame_tells_everything_since_the_last() -> None:
    run = begin()
    facts, arrays = read(frame(run, run.advance(3)))
    assert facts["step"] == 3
    assert facts["solved"] is False
    assert 0 <= facts["accuracy"] <= 1
    assert facts["parameters"] == 4 * 8 * (8 + 9 + 1) + 8 * 8 + 8
    assert arrays["losses"].shape == arrays["norms"].shape == (3,)
    assert arrays["h"].shape == (6, 8)
    assert arrays["gradient_by_step"].shape == (6,)
    assert len(facts["probe"]) == 6


def test_before_the_first_step_there_are_states_and_no_losses() -> None:
    facts, arrays = read(frame(begin(), []))
    assert (facts["step"], facts["accuracy"]) == (0, None)
    assert arrays["losses"].shape == (0,)


def test_a_run_that_was_solved_stays_so() -> None:
    run = begin(task="last-bit", learning_rate=0.05)
    while not run.solved:
        run.advance(10)
    assert read(frame(run, run.advance(1)))[0]["solved"] is True


def test_a_lost_run_shows_its_last_steps_and_then_says_why() -> None:
    run = begin(task="adding", cell="rnn", start="uniform", length=20, learning_rate=1, clip=0)
    done = len(run.advance(64))
    assert 0 < done < 64
    for _ in range(2):
        with pytest.raises(DivergedError, match="no clipping"):
            run.advance(1)
    assert run.training.step == done


def test_what_changes_is_what_was_named() -> None:
    run = begin()
    run.change(Change(do="change", learning_rate=0.5))
    assert (run.training.optimiser.learning_rate, run.training.clip) == (0.5, 1.0)
    run.change(Change(do="change", clip=0))
    assert (run.training.optimiser.learning_rate, run.training.clip) == (0.5, 0.0)


def test_another_lag_keeps_the_weights_and_the_count_of_steps() -> None:
    run = begin(length=5)
    run.advance(3)
    weights = run.training.network.parameters["layers.0.W"]
    run.change(Change(do="change", length=9))
    assert run.training.network.parameters["layers.0.W"] is weights
    facts, arrays = read(frame(run, run.advance(2)))
    assert (facts["step"], facts["length"], len(facts["probe"])) == (5, 9, 10)
    assert arrays["gradient_by_step"].shape == (10,)


def test_a_length_that_the_task_can_t_have_changes_nothing() -> None:
    run = begin(task="four-sequences", length=2)
    with pytest.raises(ValueError, match="length of four-sequences is 3; 2 is wanted"):
        run.change(Change(do="change", length=3, clip=0))
    assert (run.training.task.length, run.training.clip) == (2, 1.0)


def test_clips_are_named_by_their_steps() -> None:
    run = begin(clip=1e-6)
    facts, _ = read(frame(run, run.advance(3)))
    assert facts["clipped_steps"] == [1, 2, 3]


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"task": "chess"}, "'chess'.*copy-lag.*characters"),
        ({"start": "warm"}, "'warm' for lstm.*chrono"),
        ({"cell": "rnn"}, "'chrono' for rnn.*orthogonal"),
        ({"task": "four-sequences", "length": 3}, "length of four-sequences is 3; 2 is wanted"),
    ],
)
def test_what_can_t_be_trained_is_named_with_the_choices(
    settings: dict[str, Any], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        begin(**settings)


def test_the_choices_come_with_the_seeds_that_were_solved() -> None:
    offered = choices()
    starts = {cell: {each["id"] for each in of} for cell, of in offered["starts"].items()}
    assert "chrono" in starts["lstm"] & starts["gru"]
    assert "chrono" not in starts["rnn"]
    for row in offered["seeds_solved"]:
        assert row["start"] in starts[row["cell"]]
        assert all(0 <= solved <= row["seeds"] for solved in row["solved"].values())
