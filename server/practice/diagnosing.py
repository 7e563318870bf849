"""Why an answer is wrong, as far as it can be told: a shape's likely cause, a known mistake."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from questions.exercise_judging import Finding, alike, judge
from questions.exercise_likeness import nearly
from questions.exercise_schema import Case, Exercise, Mistake
from questions.exercise_steps import Run


def shape_cause(asked: Sequence[int], got: Sequence[int]) -> str | None:
    """Guess in one sentence how this shape came about; None without a good guess."""
    asked, got = tuple(asked), tuple(got)
    if asked == got:
        return None
    if len(asked) == len(got) and sorted(asked) == sorted(got):
        return "It looks transposed." if len(asked) == 2 else "Axes look swapped."
    if not got:
        return "All entries were summed, or averaged, to one number."
    if tuple(each for each in asked if each != 1) == tuple(each for each in got if each != 1):
        return _one_axis_cause(asked, got)
    if len(asked) == len(got) == 2 and 1 in asked and got[0] == got[1] == max(asked):
        return "A row and a column were broadcast against each other to a square."
    if got[1:] == asked:
        return f"There is an axis of {got[0]} too many in front: were all steps kept?"
    if asked[1:] == got:
        return f"The first axis, of {asked[0]}, is missing: was only one of them kept?"
    if len(asked) == len(got):
        off = [at for at, pair in enumerate(zip(asked, got, strict=True)) if pair[0] != pair[1]]
        if len(off) == 1:
            return _length_cause(off[0], asked[off[0]], got[off[0]])
    return None


def _one_axis_cause(asked: tuple[int, ...], got: tuple[int, ...]) -> str:
    if len(got) < len(asked):
        if asked[0] == 1 and got == asked[1:]:
            return "The batch axis of 1 in front is missing."
        return "An axis of length 1 is missing: a column is (H, 1), not (H,)."
    if len(got) > len(asked):
        return "There is an axis of length 1 too many."
    return "A row stands where a column is asked for, or the other way round."


def _length_cause(axis: int, asked: int, got: int) -> str:
    if got == asked + 1:
        return f"Axis {axis} is one too long: is the initial state among the results?"
    if got == asked - 1:
        return f"Axis {axis} is one too short: is a step left out?"
    return f"Axis {axis} has {got} entries where {asked} are asked for."


def name_mistake(
    exercise: Exercise,
    cases: Sequence[Case],
    expected: Sequence[Run],
    got: Sequence[Run],
    known: Mapping[str, Sequence[Run]],
) -> Mistake | None:
    """Find the mistake whose outputs a wrong answer equals, on every case; None if there is none.

    All sequences go case by case; `known` has the runs of each mistake.
    """
    found = [judge(exercise, *each) for each in zip(cases, expected, got, strict=True)]
    if not any(found):
        return None
    for name, runs in known.items():
        theirs = [judge(exercise, *each) for each in zip(cases, expected, runs, strict=True)]
        rows = zip(cases, found, theirs, got, runs, strict=True)
        if any(theirs) and all(_alike(*row) for row in rows):
            return exercise.mistakes[name]
    return None


def _alike(case: Case, one: Finding | None, other: Finding | None, got: Run, known: Run) -> bool:
    if not alike(one, other):
        return False
    if got.ended != known.ended:
        return False
    if got.ended != "returned":
        return got.error == known.error
    if case.check is not None:
        return True
    pairs = ((got.values[at], known.values[at]) for at in case.compared)
    return all(nearly(*pair) for pair in pairs)
