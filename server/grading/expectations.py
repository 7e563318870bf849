"""What the reference and every mistake give on every case; fixed cases are computed once."""

from __future__ import annotations

from collections.abc import Sequence

from questions.exercise_running import run_trusted
from questions.exercise_schema import Case, Exercise
from questions.exercise_steps import Run


class Expectations:
    """Runs of our own programs on the cases of exercises, kept for the fixed ones."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str, str], Run] = {}

    def of_reference(self, exercise: Exercise, case: Case) -> Run:
        return self._run(exercise, "", exercise.reference, case)

    def of_mistakes(self, exercise: Exercise, cases: Sequence[Case]) -> dict[str, list[Run]]:
        return {
            name: [self._run(exercise, name, mistake.source, case) for case in cases]
            for name, mistake in exercise.mistakes.items()
        }

    def _run(self, exercise: Exercise, program: str, source: str, case: Case) -> Run:
        # A drawn case may bear the name of a fixed one of another seed, so identity decides.
        if not any(case is each for each in exercise.fixed):
            return run_trusted(source, case)
        key = (exercise.slug, program, case.name)
        if key not in self._kept:
            self._kept[key] = run_trusted(source, case)
        return self._kept[key]
