"""Every program that the catalogue comes with, as if a learner had sent it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator

import pytest

from questions.exercise import Exercise, load_exercises
from server.grading.expectations import Expectations
from server.grading.grade import grade
from server.grading.verdict import Verdict
from server.sandbox import Limits, Sandbox

EXERCISES = load_exercises()
SEED = 20_000

Graded = Callable[[Exercise, str], Verdict]


@pytest.fixture(scope="module")
def graded() -> Iterator[Graded]:
    """Grade a source in a real sandbox."""
    with asyncio.Runner() as runner:
        sandbox, expectations = Sandbox(), Expectations()
        runner.run(sandbox.__aenter__())

        def grade_one(exercise: Exercise, source: str) -> Verdict:
            grading = grade(
                exercise,
                source,
                cases=exercise.cases(SEED),
                seed=SEED,
                sandbox=sandbox,
                limits=Limits(wall_s=60),
                expectations=expectations,
                on_case=lambda _case: None,
            )
            return runner.run(grading)

        yield grade_one
        # Closing while spares are being made can wait for ever.
        runner.run(sandbox.settle())
        runner.run(sandbox.__aexit__(None, None, None))


@pytest.mark.parametrize("slug", EXERCISES)
def test_right_programs_pass_in_the_sandbox(graded: Graded, slug: str) -> None:
    exercise = EXERCISES[slug]
    for source in (exercise.reference, *exercise.alternatives.values()):
        verdict = graded(exercise, source)
        assert verdict.status == "passed", verdict.message


@pytest.mark.parametrize("slug", EXERCISES)
def test_the_starter_fails_with_a_sentence(graded: Graded, slug: str) -> None:
    verdict = graded(EXERCISES[slug], EXERCISES[slug].starter)
    assert (verdict.status, verdict.score) == ("failed", 0)
    assert verdict.message


@pytest.mark.parametrize("slug", EXERCISES)
def test_every_mistake_is_called_by_its_name(graded: Graded, slug: str) -> None:
    exercise = EXERCISES[slug]
    for name, mistake in exercise.mistakes.items():
        verdict = graded(exercise, mistake.source)
        assert verdict.status == "failed"
        assert verdict.mistake is not None, name
        found = exercise.mistakes[verdict.mistake.id]
        assert found.id == name or {found.id, name} & (mistake.alike | found.alike)
