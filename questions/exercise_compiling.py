"""Proves exercises: right programs pass, wrong ones fail, and no two mistakes look alike."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from questions.errors import ContentError
from questions.exercise_judging import Category, judge, same
from questions.exercise_running import run_trusted
from questions.exercise_schema import Case, Exercise
from questions.exercise_steps import Run

SEEDS = (1, 2, 3)


@dataclass(frozen=True)
class Report:
    """What was proved of one: each mistake's category on each case (None: it passed)."""

    slug: str
    cases: tuple[str, ...]
    matrix: Mapping[str, tuple[Category | None, ...]] = field(default_factory=dict)

    def lines(self) -> list[str]:
        """Give the matrix as text: a row for each mistake, a column for each case."""
        width = max((len(name) for name in self.matrix), default=0)
        marks = {
            name: " ".join((category or "·")[:4].ljust(4) for category in row)
            for name, row in self.matrix.items()
        }
        numbers = " ".join(str(at).ljust(4) for at in range(1, len(self.cases) + 1))
        rows = [f"  {name:{width}}  {row}" for name, row in marks.items()]
        return [self.slug, f"  {'':{width}}  {numbers}", *rows]


def compile_exercises(exercises: Iterable[Exercise]) -> list[Report]:
    """Prove every exercise. Raises ContentError naming the file that is wrong."""
    return [compile_exercise(each) for each in exercises]


def compile_exercise(exercise: Exercise) -> Report:
    """Prove one exercise over three seeds, twice. Raises ContentError naming the file."""
    reports = [_prove(exercise, exercise.cases(seed)) for seed in SEEDS]
    again = [_prove(exercise, exercise.cases(seed)) for seed in SEEDS]
    if [each.matrix for each in reports] != [each.matrix for each in again]:
        raise ContentError("two runs judge differently", file=exercise.folder / "cases.py")
    return reports[0]


def _prove(exercise: Exercise, cases: tuple[Case, ...]) -> Report:
    names = [case.name for case in cases]
    if len(set(names)) < len(names):
        raise ContentError("two cases have one name", file=exercise.folder / "cases.py")
    expected = [run_trusted(exercise.reference, case) for case in cases]
    right = {"reference.py": exercise.reference}
    right |= {f"alternatives/{name}.py": text for name, text in exercise.alternatives.items()}
    for name, source in right.items():
        _demand_pass(exercise, name, cases, expected, source)
    _demand_clean_failure(exercise, cases, expected)
    matrix, runs = {}, {}
    for name, mistake in exercise.mistakes.items():
        runs[name] = [run_trusted(mistake.source, case) for case in cases]
        matrix[name] = _demand_fail(exercise, name, cases, expected, runs[name])
    _demand_different(exercise, cases, runs, matrix)
    return Report(exercise.slug, tuple(names), matrix)


def _demand_pass(
    exercise: Exercise, name: str, cases: tuple[Case, ...], expected: list[Run], source: str
) -> None:
    for case, asked in zip(cases, expected, strict=True):
        finding = judge(exercise, case, asked, run_trusted(source, case))
        if finding is not None:
            message = f"it has to pass and fails the case {case.name!r}: {finding.message}"
            raise ContentError(message, file=exercise.folder / name)


def _demand_clean_failure(exercise: Exercise, cases: tuple[Case, ...], expected: list[Run]) -> None:
    file = exercise.folder / "starter.py"
    runs = [run_trusted(exercise.starter, case) for case in cases]
    findings = [judge(exercise, *each) for each in zip(cases, expected, runs, strict=True)]
    if all(finding is None for finding in findings):
        raise ContentError("the starter passes every case", file=file)
    if exercise.head.entry not in _names(exercise.starter):
        raise ContentError(f"it defines no {exercise.head.entry}", file=file)


def _names(source: str) -> set[str]:
    defined = (ast.FunctionDef, ast.ClassDef)
    return {node.name for node in ast.parse(source).body if isinstance(node, defined)}


def _demand_fail(
    exercise: Exercise, name: str, cases: tuple[Case, ...], expected: list[Run], runs: list[Run]
) -> tuple[Category | None, ...]:
    findings = [judge(exercise, *each) for each in zip(cases, expected, runs, strict=True)]
    if all(finding is None for finding in findings):
        message = "it has to fail and passes every case"
        raise ContentError(message, file=exercise.folder / "mistakes" / f"{name}.py")
    return tuple(finding.category if finding else None for finding in findings)


def _demand_different(
    exercise: Exercise,
    cases: tuple[Case, ...],
    runs: Mapping[str, list[Run]],
    matrix: Mapping[str, tuple[Category | None, ...]],
) -> None:
    for one, other in combinations(runs, 2):
        declared = exercise.mistakes[one].alike | exercise.mistakes[other].alike
        if {one, other} & declared or matrix[one] != matrix[other]:
            continue
        if all(
            alike(case, *pair) for case, *pair in zip(cases, runs[one], runs[other], strict=True)
        ):
            message = f"it gives the same as {other} on every case"
            raise ContentError(message, file=exercise.folder / "mistakes" / f"{one}.py")


def alike(case: Case, one: Run, other: Run) -> bool:
    """Tell whether two programs of ours did the same with a case, to the last bit."""
    if (one.ended, one.error) != (other.ended, other.error):
        return False
    if len(one.values) != len(other.values):
        return False
    return all(
        same(one.values[at], other.values[at]) for at in case.compared if at < len(one.values)
    )
