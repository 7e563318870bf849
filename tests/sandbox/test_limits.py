"""Limits come from the settings, and an exercise may ask for others."""

from dataclasses import replace

import pytest
from pydantic import ValidationError

from questions.exercise_loading import ROOT, load_exercise
from questions.exercise_schema import Exercise, Head
from server.grading.limiting import limits_of
from server.sandbox import Limits

EXERCISE = load_exercise(ROOT / "sigmoid")


def asking(**limits: float) -> Exercise:
    head = Head.model_validate({**EXERCISE.head.model_dump(), "limits": limits})
    return replace(EXERCISE, head=head)


def test_an_exercise_that_asks_for_nothing_has_the_servers_limits() -> None:
    assert limits_of(EXERCISE, Limits(wall_s=3)) == Limits(wall_s=3)


def test_an_exercise_may_ask_for_other_limits_in_the_units_of_the_settings() -> None:
    exercise = asking(cpu_s=40, memory_mb=1_024, output_kb=8, result_mb=64)
    assert limits_of(exercise, Limits(wall_s=3)) == Limits(
        wall_s=3,
        cpu_s=40,
        memory_bytes=2**30,
        output_bytes=8 * 2**10,
        result_bytes=64 * 2**20,
    )


@pytest.mark.parametrize("limits", [{"wall_s": 0}, {"patience": 3}])
def test_limits_that_make_no_sense_are_no_exercise(limits: dict[str, float]) -> None:
    with pytest.raises(ValidationError):
        asking(**limits)
