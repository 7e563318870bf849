"""How what a sandbox tells of a case reaches its verdict."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any, cast

import pytest

from questions.exercise import load_exercises
from questions.exercise_running import run_trusted
from server import sandbox as box
from server.grading.casing import judge_case
from server.grading.running import run_case
from server.grading.showing import texts
from server.grading.verdict import redacted_case


class OneAnswer:
    """A job whose every exchange ends with the same result."""

    def __init__(self, result: box.CaseResult) -> None:
        self.result = result

    async def run(self, _steps: Sequence[box.Step], **_options: Any) -> box.CaseResult:
        return self.result


@pytest.mark.parametrize("retried", [False, True])
def test_a_verdict_says_when_a_case_ran_twice(retried: bool) -> None:
    exercise = load_exercises()["sigmoid"]
    case = next(each for each in exercise.fixed if not each.visible)
    expected = run_trusted(exercise.reference, case)
    result = box.CaseResult(box.Returned(), expected.values, retried=retried)
    got, outcome = asyncio.run(run_case(cast("box.Job", OneAnswer(result)), case))
    shown = texts(exercise, case, expected)
    verdict = judge_case(exercise, case, expected, got, outcome, shown)
    assert verdict.status == "passed"
    assert verdict.retried is retried
    assert redacted_case(verdict, 1).retried is retried
