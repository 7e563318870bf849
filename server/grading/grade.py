"""Grades one source against one exercise: the cases one by one, then credit and a known mistake."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from questions.exercise_schema import Case, Exercise
from questions.exercise_steps import Run
from server.grading.casing import contract_finding, judge_case, plain, shows_expected, states
from server.grading.expectations import Expectations
from server.grading.running import goes_together, run_case, run_together
from server.grading.showing import Texts
from server.grading.verdict import (
    CaseVerdict,
    Group,
    NamedMistake,
    OutcomeKind,
    Verdict,
    redacted_case,
)
from server.practice.diagnosing import name_mistake
from server.sandbox import Job, Limits, Outcome, Raised, Returned, Sandbox

# After these the rest would end the same way, and each would take its full time to do so.
STOPPING = frozenset({"timed_out", "out_of_memory", "flooded", "crashed", "refused"})
SLOW_FACTOR, SLOW_MS = 50, 20.0
NO_PYTHON = frozenset({"SyntaxError", "IndentationError", "TabError"})

OnCase = Callable[[CaseVerdict], None]


@dataclass(frozen=True)
class Ran:
    """One case that was run: what was asked, what came, and how it was judged."""

    case: Case
    expected: Run
    got: Run
    outcome: Outcome
    verdict: CaseVerdict


async def grade(
    exercise: Exercise,
    source: str,
    *,
    cases: Sequence[Case],
    seed: int,
    sandbox: Sandbox,
    limits: Limits,
    expectations: Expectations,
    on_case: OnCase,
    with_states: bool = False,
) -> Verdict:
    """Give the full verdict, with states on demand. Raises Unavailable and Overloaded."""
    tier = sandbox.tier
    async with sandbox.job(source, limits) as job:
        # A task begins when this one waits, and that is when the cases are on their way.
        asking = asyncio.create_task(_asked(expectations, exercise, cases))

        async def judged(at: int, got: Run, outcome: Outcome) -> Ran:
            case, (expected, texts) = cases[at], (await asking)[at]
            verdict = judge_case(exercise, case, expected, got, outcome, texts)
            if with_states:
                shown = states(exercise, case, expected, got)
                verdict = verdict.model_copy(update={"states": shown})
            return Ran(case, expected, got, outcome, verdict)

        ran: list[Ran] = []
        async with aclosing(_runs(job, exercise, cases, judged)) as runs:
            async for each in runs:
                ran.append(each)
                on_case(each.verdict)
        if not ran:
            assert job.loaded is not None
            did_not_run = _did_not_run(exercise, cases, job.loaded.outcome, seed)
            return did_not_run.model_copy(update={"tier": tier})
    summed_up = await _sum_up(exercise, cases, ran, expectations)
    return summed_up.model_copy(update={"tier": tier, "seed": seed})


async def _asked(
    expectations: Expectations, exercise: Exercise, cases: Sequence[Case]
) -> list[tuple[Run, Texts]]:
    return expectations.asked(exercise, cases)


Judge = Callable[[int, Run, Outcome], Awaitable[Ran]]


async def _runs(
    job: Job, exercise: Exercise, cases: Sequence[Case], judged: Judge
) -> AsyncGenerator[Ran, None]:
    """Run the cases, together as long as each of them passes.

    Code sees all that it is sent together, hidden cases too, so that what is told of a failure
    comes from a run of its own. It ends after a case that the rest would only repeat; at once
    where the source does not load.
    """
    together, begin = True, 0
    for (can_join, _), group in groupby(cases, key=partial(_kind, exercise)):
        joined = list(group)
        if together and can_join:
            ran = await _together(job, joined, begin, judged)
            if ran:
                for each in ran:
                    yield each
                begin += len(joined)
                continue
            together = False
        if job.loaded is None and not isinstance(await job.load(), Returned):
            return
        async with aclosing(_one_by_one(job, joined)) as singly:
            async for got, outcome in singly:
                yield await judged(begin, got, outcome)
                begin += 1
                if _ends(exercise, outcome):
                    return


async def _together(job: Job, cases: Sequence[Case], begin: int, judged: Judge) -> list[Ran]:
    """Run cases together; nothing where one of them is not passed, which is run anew then."""
    ran = []
    for at, (got, outcome) in enumerate(await run_together(job, cases) or (), begin):
        ran.append(await judged(at, got, outcome))
        if ran[-1].verdict.status != "passed":
            job.start_over()
            return []
    return ran


def _kind(exercise: Exercise, case: Case) -> tuple[bool, bool]:
    """Tell whether a case can be joined, and whether it has to be with the likes of it alone.

    That is where even a right answer is shown as it is, which can tell of what else was sent.
    """
    return goes_together(case), case.visible and not shows_expected(exercise, case)


async def _one_by_one(job: Job, cases: Sequence[Case]) -> AsyncGenerator[tuple[Run, Outcome], None]:
    """Run the cases; while one is judged, the next is running already."""
    running = asyncio.ensure_future(run_case(job, cases[0]))
    try:
        for after in range(1, len(cases) + 1):
            got, outcome = await running
            if outcome.kind not in STOPPING and after < len(cases):
                running = asyncio.ensure_future(run_case(job, cases[after]))
                # One turn of the loop sends it off.
                await asyncio.sleep(0)
            yield got, outcome
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


def _ends(exercise: Exercise, outcome: Outcome) -> bool:
    return outcome.kind in STOPPING or contract_finding(exercise, outcome) is not None


def _did_not_run(exercise: Exercise, cases: Sequence[Case], loaded: Outcome, seed: int) -> Verdict:
    message = f"Your code did not run. {loaded.message}"
    if isinstance(loaded, Raised) and loaded.type_name in NO_PYTHON:
        message = f"Your code is no Python yet. {loaded.message}"
    verdicts = tuple(_not_run(case) for case in cases)
    return Verdict(
        status="did_not_run",
        outcome=loaded.kind,
        message=plain(message[:1_000]),
        line=loaded.line if isinstance(loaded, Raised) else None,
        groups=groups(exercise, verdicts),
        seed=seed,
        cases=verdicts,
    )


def _not_run(case: Case) -> CaseVerdict:
    visibility = "visible" if case.visible else "hidden"
    return CaseVerdict(name=case.name, visibility=visibility, group=case.group, status="not_run")


async def _sum_up(
    exercise: Exercise, cases: Sequence[Case], ran: list[Ran], expectations: Expectations
) -> Verdict:
    verdicts = (*(each.verdict for each in ran), *(_not_run(case) for case in cases[len(ran) :]))
    earned = groups(exercise, verdicts)
    passed = all(each.status == "passed" for each in verdicts)
    mistake = None
    if not passed and len(ran) == len(cases):
        mistake = await asyncio.to_thread(_mistake, exercise, ran, expectations)
    return Verdict(
        status="passed" if passed else "failed",
        outcome=_outcome(ran),
        message=_summary(verdicts),
        line=_line(ran),
        score=sum(each.points for each in earned) / max(1, sum(each.max_points for each in earned)),
        groups=earned,
        mistake=mistake,
        time_ms=round(sum(each.got.time_ms for each in ran), 3),
        remark=_remark(ran) if passed else None,
        cases=verdicts,
    )


def _line(ran: list[Ran]) -> int | None:
    """Give the line that raised; one of a hidden case would tell of what is in that."""
    told = (each.outcome for each in ran if each.case.visible)
    return next((outcome.line for outcome in told if isinstance(outcome, Raised)), None)


def _outcome(ran: list[Ran]) -> OutcomeKind:
    failed = (each.got.ended for each in ran if each.verdict.status == "failed")
    return next((ended for ended in failed if ended != "returned"), "returned")


def _summary(verdicts: Sequence[CaseVerdict]) -> str:
    failed = [each for each in verdicts if each.status == "failed"]
    if not failed and all(each.visibility == "visible" for each in verdicts):
        return "The visible cases pass; hidden ones were not run."
    if not failed:
        return f"All {len(verdicts)} cases passed."
    # Nothing of a hidden case goes into what is told of all.
    first = redacted_case(failed[0], 1)
    if first.category in STOPPING or (first.category == "contract" and verdicts[0] is failed[0]):
        return first.message
    seen = [each for each in verdicts if each.visibility == "visible"]
    if all(each.status == "passed" for each in seen):
        hidden = sum(each.visibility == "hidden" and each.status == "failed" for each in verdicts)
        return f"The visible cases pass; {hidden} hidden ones fail."
    return f"{len(failed)} of {len(verdicts)} cases fail. {first.message}".strip()


def _mistake(exercise: Exercise, ran: list[Ran], expectations: Expectations) -> NamedMistake | None:
    cases = [each.case for each in ran]
    found = name_mistake(
        exercise,
        cases,
        [each.expected for each in ran],
        [each.got for each in ran],
        expectations.of_mistakes(exercise, cases),
    )
    return NamedMistake(id=found.id, message=found.message, link=found.link) if found else None


def _remark(ran: list[Ran]) -> str | None:
    took, reference = (
        sum(each.got.time_ms for each in ran),
        sum(each.expected.time_ms for each in ran),
    )
    if took < SLOW_MS or took < SLOW_FACTOR * reference:
        return None
    return f"It is right, and {took / max(reference, 1e-3):.0f} times as slow as the reference."


def groups(exercise: Exercise, verdicts: Sequence[CaseVerdict]) -> tuple[Group, ...]:
    """Give the groups in the order of their first cases; one counts after all before it passed."""
    result: list[Group] = []
    gate = True
    for name in dict.fromkeys(each.group for each in verdicts):
        passed = all(each.status == "passed" for each in verdicts if each.group == name)
        worth = exercise.head.points.get(name, 1)
        gate = gate and passed
        result.append(
            Group(name=name, passed=passed, points=worth if gate else 0, max_points=worth)
        )
    return tuple(result)
