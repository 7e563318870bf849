"""Runs a source on its author's own arguments, beside the reference; both in the sandbox."""

from __future__ import annotations

from typing import Any

import numpy as np
from pydantic import BaseModel, Field

from engine.errors import EngineError
from questions.exercise_schema import Case, Exercise
from questions.exercise_steps import Call, Construct, Method, Run
from server.grading.casing import judge_case, states
from server.grading.grader import Grader
from server.grading.on_text import model_name, text_case
from server.grading.running import run_case
from server.grading.showing import texts
from server.grading.verdict import Status, Verdict
from server.routes.errors import Problem
from server.sandbox import Limits, Outcome, Returned, Unsendable
from server.tracing.library import Library

TIME_S = 3.0


class OwnInput(BaseModel):
    """Arguments of the call; nested lists of numbers become float64 arrays.

    For a class, `constructor` has those of the constructor and `arguments` those of `forward`.
    """

    arguments: list[Any] = Field(max_length=20)
    constructor: list[Any] = Field(default_factory=list, max_length=20)


async def try_own(grader: Grader, exercise: Exercise, source: str, given: OwnInput) -> Verdict:
    """Give the one case's verdict. Raises Problem 422 when the reference takes no such input."""
    return await try_case(grader, exercise, source, _case(exercise, given))


async def try_text(
    grader: Grader, exercise: Exercise, source: str, text: str, library: Library
) -> Verdict:
    """Read a text with a trained network's weights. Raises Problem 422 when that can't be done."""
    name = model_name(exercise)
    if name is None:
        raise Problem(422, "No text here", "This exercise does not read a whole sequence.")
    try:
        case = text_case(exercise, library.get(name), text)
    except EngineError as error:
        raise Problem(422, "The text can't be read", str(error)) from error
    return await try_case(grader, exercise, source, case)


async def try_case(grader: Grader, exercise: Exercise, source: str, case: Case) -> Verdict:
    """Run a case of a learner's own beside the reference. Raises Problem 422 as above."""
    try:
        expected, outcome = await _run(grader, exercise.reference, case)
    except Unsendable as error:
        raise Problem(422, "This can't be an input", str(error)) from error
    if not isinstance(outcome, Returned):
        raise Problem(422, "The reference can't run on this", outcome.message[:500])
    got, outcome = await _run(grader, source, case)
    verdict = judge_case(exercise, case, expected, got, outcome, texts(exercise, case, expected))
    shown = states(exercise, case, expected, got)
    verdict = verdict.model_copy(update={"states": shown})
    status: Status = "passed" if verdict.status == "passed" else "failed"
    return Verdict(
        status=status,
        outcome=outcome.kind,
        message=verdict.message or f"{case.name.capitalize()}: the same as the reference.",
        tier=grader.sandbox.tier,
        time_ms=verdict.time_ms,
        cases=(verdict,),
    )


def _case(exercise: Exercise, given: OwnInput) -> Case:
    arguments = tuple(_to_array(each) for each in given.arguments)
    if exercise.head.kind == "function":
        return Case("your input", (Call(exercise.head.entry, arguments),), visible=True)
    made = tuple(_to_array(each) for each in given.constructor)
    steps = (
        Construct("network", exercise.head.entry, made),
        Method("network", "forward", arguments),
    )
    return Case("your input", steps, visible=True)


def _to_array(value: Any) -> Any:
    if not isinstance(value, list):
        return value
    try:
        array = np.array(value)
    except ValueError:
        return [_to_array(each) for each in value]
    if array.dtype.kind in "iu" and array.size:
        return array.astype(np.float64)
    return array if array.dtype.kind in "fb" else value


async def _run(grader: Grader, source: str, case: Case) -> tuple[Run, Outcome]:
    limits = Limits(wall_s=TIME_S, memory_bytes=grader.limits.memory_bytes)
    async with grader.sandbox.job(source, limits) as job:
        loaded = await job.load()
        if not isinstance(loaded, Returned):
            return Run(ended=loaded.kind, message=loaded.message), loaded
        return await run_case(job, case)
