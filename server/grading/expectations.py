"""What the reference and every mistake give on every case; fixed cases are computed once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from questions.exercise_running import run_trusted
from questions.exercise_schema import Case, Exercise
from questions.exercise_steps import Run
from server.grading.showing import Texts, texts


@dataclass(frozen=True)
class Example:
    """A visible case, with what the reference gives for it."""

    name: str
    input: str
    expected: str


class Expectations:
    """Runs of our own programs on the cases of exercises, kept for the fixed ones."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str, str], Run] = {}
        self._texts: dict[tuple[str, str], Texts] = {}

    def asked(self, exercise: Exercise, cases: Sequence[Case]) -> list[tuple[Run, Texts]]:
        """Give what the reference answers to each case, and the case as text."""
        runs = [self.of_reference(exercise, case) for case in cases]
        pairs = zip(cases, runs, strict=True)
        return [(run, self.texts(exercise, case, run)) for case, run in pairs]

    def of_reference(self, exercise: Exercise, case: Case) -> Run:
        return self._run(exercise, "", exercise.reference, case)

    def texts(self, exercise: Exercise, case: Case, expected: Run) -> Texts:
        """Give input and expected values as text."""
        if not _is_fixed(exercise, case):
            return texts(exercise, case, expected)
        key = (exercise.slug, case.name)
        if key not in self._texts:
            self._texts[key] = texts(exercise, case, expected)
        return self._texts[key]

    def examples(self, exercise: Exercise) -> list[Example]:
        """Give the visible cases, computed by the reference."""
        visible = (case for case in exercise.fixed if case.visible)
        return [self._example(exercise, case) for case in visible]

    def _example(self, exercise: Exercise, case: Case) -> Example:
        shown = self.texts(exercise, case, self.of_reference(exercise, case))
        return Example(case.name, shown.input, shown.expected)

    def of_mistakes(self, exercise: Exercise, cases: Sequence[Case]) -> dict[str, list[Run]]:
        return {
            name: [self._run(exercise, name, mistake.source, case) for case in cases]
            for name, mistake in exercise.mistakes.items()
        }

    def _run(self, exercise: Exercise, program: str, source: str, case: Case) -> Run:
        if not _is_fixed(exercise, case):
            return run_trusted(source, case)
        key = (exercise.slug, program, case.name)
        if key not in self._kept:
            self._kept[key] = run_trusted(source, case)
        return self._kept[key]


def _is_fixed(exercise: Exercise, case: Case) -> bool:
    # A drawn case may bear the name of a fixed one of another seed, so identity decides.
    return any(case is each for each in exercise.fixed)
