"""One case's verdict: the finding, in words, with the difference in numbers."""

from __future__ import annotations

from dataclasses import asdict

import numpy as np

from questions.exercise_judging import Finding, Part, judge, split
from questions.exercise_schema import TOLERANCE, Case, Exercise
from questions.exercise_steps import Run
from server.grading.showing import Texts, show_values
from server.grading.verdict import CaseVerdict, DifferenceShown, GradientShown, StatesShown
from server.practice.comparing import beside, difference, gradient_error
from server.practice.diagnosing import shape_cause
from server.sandbox import Outcome, Raised

MAX_OUTPUT = 4_000


def judge_case(
    exercise: Exercise,
    case: Case,
    expected: Run,
    got: Run,
    outcome: Outcome,
    shown: Texts,
) -> CaseVerdict:
    """Give the full verdict of one case; nothing in it is kept back yet."""
    finding = contract_finding(exercise, outcome) or judge(exercise, case, expected, got)
    return CaseVerdict(
        name=case.name,
        visibility="visible" if case.visible else "hidden",
        group=case.group,
        status="failed" if finding else "passed",
        category=finding.category if finding else None,
        message=_message(finding),
        difference=_difference(exercise, finding),
        gradients=_gradients(exercise, case, expected, got) if _is_numeric(finding) else (),
        input=shown.input,
        expected=shown.expected,
        got=_got(exercise, case, got, finding, shown),
        output=_output(got, outcome),
        time_ms=round(got.time_ms, 3),
        timed_with=got.timed_with,
        retried=got.retried,
    )


def _got(
    exercise: Exercise, case: Case, got: Run, finding: Finding | None, shown: Texts
) -> str | None:
    if not got.values:
        return None
    if finding is None and shows_expected(exercise, case):
        return shown.expected
    return plain(show_values(case, got, exercise.head.returns))


def shows_expected(exercise: Exercise, case: Case) -> bool:
    """Tell whether a right answer is shown as the one that was asked for.

    What is right to nine digits has the same six.
    """
    tolerances = (case.tolerance, exercise.head.tolerance, *case.tolerances.values())
    strict = all(each is None or each <= TOLERANCE for each in tolerances)
    return strict and case.raises is None and case.check is None


def states(exercise: Exercise, case: Case, expected: Run, got: Run) -> tuple[StatesShown, ...]:
    """Give the states in an answer beside those asked for, where an exercise has any."""
    shown = []
    for part in _parts(exercise, case, expected, got):
        if part.name.rpartition(".")[2] in exercise.head.states:
            found = beside(part.name, part.expected, part.got)
            shown += [StatesShown.model_validate(asdict(found))] if found else []
    return tuple(shown)


def _gradients(
    exercise: Exercise, case: Case, expected: Run, got: Run
) -> tuple[GradientShown, ...]:
    tolerance = case.tolerance or exercise.head.tolerance
    parts = {part.name: part for part in _parts(exercise, case, expected, got)}
    errors = (
        gradient_error(name, parameter, part.expected, part.got, tolerance=tolerance)
        for name, parameter in exercise.head.gradients.items()
        if (part := parts.get(name)) is not None
    )
    return tuple(GradientShown.model_validate(asdict(each)) for each in errors)


def _parts(exercise: Exercise, case: Case, expected: Run, got: Run) -> list[Part]:
    if case.raises or len(got.values) != len(expected.values):
        return []
    return [each for each in split(exercise, case, expected, got) if isinstance(each, Part)]


def _is_numeric(finding: Finding | None) -> bool:
    return finding is not None and finding.category in ("shape", "dtype", "non_finite", "values")


def contract_finding(exercise: Exercise, outcome: Outcome) -> Finding | None:
    """Tell a missing name and a wrong signature from other exceptions: no line of theirs ran."""
    if not isinstance(outcome, Raised) or outcome.line is not None:
        return None
    entry, signature = exercise.head.entry, exercise.head.signature
    if outcome.type_name == "NameError" and "defines no" in outcome.text:
        return Finding("contract", f"Your code defines no {entry}. It has to define {signature}.")
    if outcome.type_name == "TypeError":
        return Finding(
            "contract", f"{entry} can't be called as {signature}: {_cut(outcome.text, 300)}."
        )
    if outcome.type_name == "AttributeError":
        return Finding("contract", f"Something that was asked for is missing: {outcome.text}.")
    return None


def _message(finding: Finding | None) -> str:
    if finding is None:
        return ""
    if finding.category == "shape":
        cause = shape_cause(np.shape(finding.expected), np.shape(finding.got))
        return plain(f"{finding.message} {cause}" if cause else finding.message)
    return _cut(finding.message, 1_000)


def _difference(exercise: Exercise, finding: Finding | None) -> DifferenceShown | None:
    if finding is None or finding.category not in ("values", "non_finite"):
        return None
    tolerance = finding.tolerance or exercise.head.tolerance
    name = finding.part.rpartition(".")[2]
    found = difference(
        finding.part,
        finding.expected,
        finding.got,
        tolerance=tolerance,
        time_axis=exercise.head.time_axes.get(name),
    )
    return DifferenceShown.model_validate(asdict(found)) if found else None


def _output(got: Run, outcome: Outcome) -> str | None:
    text = got.output
    if isinstance(outcome, Raised) and outcome.traceback:
        text = f"{text}\n{outcome.traceback}" if text else outcome.traceback
    return _cut(text, MAX_OUTPUT) if text else None


def _cut(text: str, length: int) -> str:
    return plain(text if len(text) <= length else text[:length] + " …")


def plain(text: str) -> str:
    """Give text that JSON and every database take: no half characters, no NUL."""
    return text.encode("utf-8", "replace").decode().replace("\0", "\N{SYMBOL FOR NULL}")
