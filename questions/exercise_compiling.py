"""Proves exercises: right programs pass, wrong ones fail, and no two mistakes look alike."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from questions.errors import ContentError
from questions.exercise_gradients import demand_gradients
from questions.exercise_judging import Category, Finding, alike, judge
from questions.exercise_likeness import nearly
from questions.exercise_mutating import MUTATED, Killed, demand_dead_mutants
from questions.exercise_running import run_trusted
from questions.exercise_schema import Case, Exercise
from questions.exercise_steps import Run

SEEDS = (1, 2, 3)
STARTER_COLUMNS = 68
"""What the editor shows of a line beside the statement, at 1,280 pixels."""


@dataclass(frozen=True)
class Report:
    """What was proved of one: each mistake's category on each case (None: it passed)."""

    slug: str
    cases: tuple[str, ...]
    matrix: Mapping[str, tuple[Category | None, ...]] = field(default_factory=dict)
    mutants: Killed | None = None

    def lines(self) -> list[str]:
        """Give the matrix as text: a row for each mistake, a column for each case."""
        width = max((len(name) for name in self.matrix), default=0)
        marks = {
            name: " ".join((category or "·")[:4].ljust(4) for category in row)
            for name, row in self.matrix.items()
        }
        numbers = " ".join(str(at).ljust(4) for at in range(1, len(self.cases) + 1))
        rows = [f"  {name:{width}}  {row}" for name, row in marks.items()]
        return [self._summary(), f"  {'':{width}}  {numbers}", *rows]

    def _summary(self) -> str:
        words = f"{self.slug}: {len(self.matrix)} mistakes, {len(self.cases)} cases"
        if self.mutants is None:
            return words
        killed = self.mutants.mutants - self.mutants.equivalent
        return f"{words}, {killed} mutants killed, {self.mutants.equivalent} equivalent"


def broken_links(
    exercise: Exercise, leads_nowhere: Callable[[str], bool]
) -> Iterator[ContentError]:
    """Give an error for every link of an exercise or a mistake that leads to no paragraph."""
    if leads_nowhere(exercise.head.link):
        message = f"{exercise.head.link!r} leads nowhere"
        yield ContentError(message, file=exercise.folder / "statement.md", field="link")
    for name, mistake in exercise.mistakes.items():
        if leads_nowhere(mistake.link):
            message = f"{mistake.link!r} leads nowhere"
            yield ContentError(message, file=exercise.folder / "mistakes" / f"{name}.py")


def compile_exercises(exercises: Iterable[Exercise]) -> list[Report]:
    """Prove every exercise. Raises ContentError naming the file that is wrong."""
    return [compile_exercise(each) for each in exercises]


def compile_exercise(exercise: Exercise) -> Report:
    """Prove one exercise over three seeds, twice. Raises ContentError naming the file."""
    reports = [_prove(exercise, exercise.cases(seed)) for seed in SEEDS]
    again = [_prove(exercise, exercise.cases(seed)) for seed in SEEDS]
    if [each.matrix for each in reports] != [each.matrix for each in again]:
        raise ContentError("two runs judge differently", file=exercise.folder / "cases.py")
    cases = exercise.cases(SEEDS[0])
    expected = [run_trusted(exercise.reference, case) for case in cases]
    for case, asked in zip(cases, expected, strict=True):
        if case.visible:
            demand_gradients(exercise, case, asked)
    if exercise.slug not in MUTATED:
        return reports[0]
    return replace(reports[0], mutants=demand_dead_mutants(exercise, cases, expected))


def _prove(exercise: Exercise, cases: tuple[Case, ...]) -> Report:
    names = [case.name for case in cases]
    if len(set(names)) < len(names):
        raise ContentError("two cases have one name", file=exercise.folder / "cases.py")
    expected = [run_trusted(exercise.reference, case) for case in cases]
    right = {"reference.py": exercise.reference}
    right |= {f"alternatives/{name}.py": text for name, text in exercise.alternatives.items()}
    right |= {"by_engine.py": exercise.by_engine} if exercise.by_engine else {}
    for name, source in right.items():
        _demand_pass(exercise, name, cases, expected, source)
    _demand_clean_failure(exercise, cases, expected)
    failed = {}
    for name, mistake in exercise.mistakes.items():
        runs = [run_trusted(mistake.source, case) for case in cases]
        failed[name] = Failed(runs, _demand_fail(exercise, name, cases, expected, runs))
    _demand_different(exercise, cases, failed)
    matrix = {name: each.categories for name, each in failed.items()}
    return Report(exercise.slug, tuple(names), matrix)


@dataclass(frozen=True)
class Failed:
    """What a mistake did on every case, and what was found wrong with it."""

    runs: Sequence[Run]
    findings: Sequence[Finding | None]

    @property
    def categories(self) -> tuple[Category | None, ...]:
        return tuple(finding.category if finding else None for finding in self.findings)


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
    if (longest := max(map(len, exercise.starter.splitlines()))) > STARTER_COLUMNS:
        message = f"a line of {longest} characters; the editor shows {STARTER_COLUMNS}"
        raise ContentError(message, file=file)


def _names(source: str) -> set[str]:
    defined = (ast.FunctionDef, ast.ClassDef)
    return {node.name for node in ast.parse(source).body if isinstance(node, defined)}


def _demand_fail(
    exercise: Exercise, name: str, cases: tuple[Case, ...], expected: list[Run], runs: list[Run]
) -> list[Finding | None]:
    findings = [judge(exercise, *each) for each in zip(cases, expected, runs, strict=True)]
    if all(finding is None for finding in findings):
        message = "it has to fail and passes every case"
        raise ContentError(message, file=exercise.folder / "mistakes" / f"{name}.py")
    return findings


def _demand_different(
    exercise: Exercise, cases: tuple[Case, ...], failed: Mapping[str, Failed]
) -> None:
    for one, other in combinations(failed, 2):
        declared = exercise.mistakes[one].alike | exercise.mistakes[other].alike
        if {one, other} & declared:
            continue
        if all(map(_look_alike, cases, *_rows(failed[one]), *_rows(failed[other]))):
            message = f"it gives the same as {other} on every case"
            raise ContentError(message, file=exercise.folder / "mistakes" / f"{one}.py")


def _rows(failed: Failed) -> tuple[Sequence[Run], Sequence[Finding | None]]:
    return failed.runs, failed.findings


def _look_alike(
    case: Case, one: Run, found: Finding | None, other: Run, also_found: Finding | None
) -> bool:
    """Tell whether nothing in two programs' runs of a case tells one from the other."""
    if not alike(found, also_found) or (one.ended, one.error) != (other.ended, other.error):
        return False
    # What a property is asked of is mostly random; its sentence is what tells.
    if case.check is not None:
        return True
    pairs = zip(one.values, other.values, strict=False)
    return len(one.values) == len(other.values) and all(nearly(*pair) for pair in pairs)
