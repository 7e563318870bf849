"""A verdict as callers read it: documented, stable, and safe to show."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Status = Literal["queued", "running", "passed", "failed", "did_not_run"]
OutcomeKind = Literal[
    "returned", "raised", "timed_out", "out_of_memory", "flooded", "crashed", "refused"
]
Numbers = list[list[float | None]]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)


class SampleShown(_Frozen):
    """A part of both arrays around the first wrong entry; null stands for NaN and infinity."""

    expected: Numbers
    got: Numbers
    error: Numbers
    offset: tuple[int, int]
    index: tuple[int, ...] = ()


class DifferenceShown(_Frozen):
    """How a part differs; `first_bad_step` where the part has a time axis."""

    part: str
    first_bad: tuple[int, ...]
    first_bad_step: int | None = None
    max_abs: float | None
    max_rel: float | None
    bad_fraction: float
    tolerance: float
    sample: SampleShown


class StatesShown(_Frozen):
    """Steps (or samples) down, units across; of a batch the first sequence."""

    part: str
    got: Numbers
    expected: Numbers
    error: Numbers


class GradientShown(_Frozen):
    """One gradient's check: |got − right| / (|got| + |right|), null when it has another form."""

    part: str
    parameter: str
    error: float | None
    right: bool


class CaseVerdict(_Frozen):
    """One case. A hidden one says only its category, until the exercise is solved.

    `gradients` checks each gradient where one is wrong; `states` are told of runs alone. Quick
    cases run together: `time_ms` is then the mean of `timed_with` cases. `retried` says that it ran
    twice, because its first process was lost by no fault of the code.
    """

    name: str
    visibility: Literal["visible", "hidden"]
    group: str
    status: Literal["passed", "failed", "not_run"]
    category: str | None = None
    message: str = ""
    difference: DifferenceShown | None = None
    gradients: tuple[GradientShown, ...] = ()
    states: tuple[StatesShown, ...] = ()
    input: str | None = None
    expected: str | None = None
    got: str | None = None
    output: str | None = None
    time_ms: float = 0.0
    timed_with: int = 1
    retried: bool = False


class Group(_Frozen):
    """Cases that earn points together, once every group before it is passed."""

    name: str
    passed: bool
    points: int
    max_points: int


class NamedMistake(_Frozen):
    """A known mistake whose outputs equal the learner's."""

    id: str
    message: str
    link: str


class Verdict(_Frozen):
    """What became of one submission; `score` is from 0 to 1."""

    status: Status
    outcome: OutcomeKind = "returned"
    message: str = ""
    score: float = 0.0
    groups: tuple[Group, ...] = ()
    mistake: NamedMistake | None = None
    tier: Literal["full", "standard", "minimal", "unsafe"] | None = None
    seed: int = 0
    time_ms: float = 0.0
    remark: str | None = None
    line: int | None = None
    cases: tuple[CaseVerdict, ...] = ()


class Submission(Verdict):
    """A submission as the API gives it."""

    id: str = Field(examples=["Zr0v0JfG0yX3hXo0b2m1nQ"])
    exercise: str = Field(examples=["lstm_step"])


# What a hidden case may say: what kind of thing is wrong, never with which values.
HIDDEN_MESSAGES = {
    "raised": "Your code raises an exception.",
    "timed_out": "Your code takes too long.",
    "out_of_memory": "Your code takes too much memory.",
    "flooded": "Your code prints or returns too much.",
    "crashed": "The process of your code ended.",
    "refused": "Your code asked for something that is not available here.",
    "contract": "What comes back is not what was asked for.",
    "shape": "A shape is wrong.",
    "dtype": "A dtype is wrong.",
    "non_finite": "There is NaN or infinity in the result.",
    "values": "Values are wrong.",
    "mutation": "An input is changed.",
    "property": "A property that has to hold does not.",
    "warning": "There is a warning where none may be.",
    "global_random": "The global random state is used.",
}


def redacted(verdict: Verdict) -> Verdict:
    """Give the verdict as it may be shown before the exercise is solved."""
    cases = tuple(redacted_case(case, at) for at, case in enumerate(verdict.cases, 1))
    return verdict.model_copy(update={"cases": cases})


def redacted_case(case: CaseVerdict, number: int) -> CaseVerdict:
    """Give a case as it may be shown before the exercise is solved."""
    if case.visibility == "visible":
        return case
    return CaseVerdict(
        name=f"hidden case {number}",
        visibility="hidden",
        group=case.group,
        status=case.status,
        category=case.category,
        message=HIDDEN_MESSAGES.get(case.category or "", ""),
        time_ms=case.time_ms,
        timed_with=case.timed_with,
        retried=case.retried,
    )
