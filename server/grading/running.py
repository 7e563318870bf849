"""Takes a case to the sandbox, and what came of it back into the form that is judged."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from questions import exercise_steps as plan
from questions.exercise_schema import Case
from server import sandbox as box

# Cases that take longer are worth watching one by one.
TOGETHER_S = 0.25


def to_steps(case: Case) -> list[box.Step]:
    """Give a case's steps as the sandbox takes them."""
    return [_to_step(step) for step in case.steps]


def _to_step(step: plan.Step) -> box.Step:
    match step:
        case plan.Call():
            return box.Call(step.function, _to_values(step.args))
        case plan.Construct():
            return box.Construct(step.name, step.cls, _to_values(step.args))
        case plan.Method():
            return box.CallMethod(step.name, step.method, _to_values(step.args))
        case plan.Set():
            return box.SetAttribute(step.name, step.attribute, _to_value(step.value))
        case plan.Get():
            return box.GetAttribute(step.name, step.attribute)


def _to_values(args: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(_to_value(each) for each in args)


def _to_value(value: Any) -> Any:
    match value:
        case plan.Rng():
            return box.Rng(value.seed)
        case plan.Helper():
            return box.Helper(value.source, value.name)
        case plan.Callback():
            return box.Callback(value.name)
        case _:
            return value


class Tally:
    """The callbacks of one case, counting their calls."""

    def __init__(self, case: Case) -> None:
        self.calls: dict[str, list[tuple[Any, ...]]] = {}
        self.functions: dict[str, Callable[..., Any]] = {}
        for step in case.steps:
            for value in plan.arguments(step):
                if isinstance(value, plan.Callback):
                    self.functions[value.name] = self._counting(value)

    def _counting(self, callback: plan.Callback) -> Callable[..., Any]:
        calls = self.calls.setdefault(callback.name, [])

        def counted(*args: Any) -> Any:
            calls.append(args)
            return callback.function(*args)

        return counted


async def run_case(job: box.Job, case: Case) -> tuple[plan.Run, box.Outcome]:
    """Run one case of a loaded job."""
    tally = Tally(case)
    result = await job.run(to_steps(case), callbacks=tally.functions)
    return to_run(result, tally), result.outcome


def goes_together(case: Case) -> bool:
    """Tell whether a case can share an exchange: nothing in it is called back or has to raise."""
    return case.raises is None and not Tally(case).functions


async def run_together(
    job: box.Job, cases: Sequence[Case]
) -> list[tuple[plan.Run, box.Outcome]] | None:
    """Run cases in one exchange; None where they have to run one by one, to tell whose it is."""
    within_s = min(TOGETHER_S, job.limits.wall_s)
    results = await job.run_together([to_steps(case) for case in cases], wall_s=within_s)
    if results is None:
        return None
    # Nothing was raised, printed or called back, so that most of a run is as it is by default.
    return [
        (
            plan.Run(
                values=result.values,
                inputs_after=result.inputs_after,
                time_ms=result.time_ms,
                timed_with=len(cases),
                retried=result.retried,
            ),
            result.outcome,
        )
        for result in results
    ]


def to_run(result: box.CaseResult, tally: Tally) -> plan.Run:
    """Give a sandbox's result as a run that can be judged."""
    outcome = result.outcome
    return plan.Run(
        ended=outcome.kind,
        values=result.values,
        inputs_after=result.inputs_after,
        error=outcome.type_name if isinstance(outcome, box.Raised) else None,
        message=outcome.message,
        warnings=result.warnings,
        global_random_touched=result.global_random_touched,
        calls={name: tuple(calls) for name, calls in tally.calls.items()},
        output=result.stdout + result.stderr,
        time_ms=result.time_ms,
        retried=result.retried,
    )
