"""Cases that share an exchange with their child come out as if each had run alone."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from server.sandbox import Call, CallMethod, CaseResult, Construct, Limits, Returned, Sandbox

Await = Callable[[Any], Any]
SOURCE = """
import numpy as np
import warnings

class Counter:
    def __init__(self):
        self.count = 0
    def more(self, by):
        self.count += by
        return self.count

def f(x):
    x += 1
    return x * 2

def keep(x):
    return x

def odd(x):
    if x[0] == 2:
        EVENT
    return x
"""


@pytest.fixture
def together(sandbox: Sandbox, complete: Await) -> Callable[..., Any]:
    """Run cases in one exchange of a job of their own, and say what became of them."""

    def run(*cases: Any, event: str = "pass", limits: Limits | None = None) -> Any:
        async def job_done() -> Any:
            async with sandbox.job(SOURCE.replace("EVENT", event), limits) as job:
                assert isinstance(await job.load(), Returned)
                return await job.run_together(cases, wall_s=(limits or Limits(wall_s=60)).wall_s)

        return complete(job_done())

    return run


def array(first: float) -> Any:
    return np.array([first, 0.5])


def test_each_case_has_its_own_values_and_arguments(together: Callable[..., Any]) -> None:
    results: list[CaseResult] = together(
        [Call("f", (array(1),))],
        [Construct("c", "Counter"), CallMethod("c", "more", (2,)), CallMethod("c", "more", (3,))],
        [Call("keep", (array(4),))],
    )
    first, second, third = results
    assert first.values[0].tolist() == [4.0, 3.0]
    assert first.inputs_after[0][0].tolist() == [2.0, 1.5]
    assert second.values == (None, 2, 5)
    assert second.inputs_after == ((), (2,), (3,))
    assert third.values[0].tolist() == [4.0, 0.5]
    assert len({result.time_ms for result in results}) == 1


@pytest.mark.parametrize(
    "event",
    [
        "raise ValueError",
        "print('here')",
        "warnings.warn('careful')",
        "np.random.rand()",
        "import os",
        "while True: pass",
        "x = np.ones(10**12)",
    ],
)
def test_what_cannot_be_told_apart_is_told_of_none(
    together: Callable[..., Any], event: str
) -> None:
    cases = [[Call("odd", (array(first),))] for first in (1, 2, 3)]
    limits = Limits(wall_s=2.0)
    assert together(*cases, event=event, limits=limits) is None
    assert together(*cases, limits=Limits(wall_s=60)) is not None


@pytest.mark.parametrize("loads", [True, False])
def test_the_source_comes_along_where_it_was_not_loaded(
    sandbox: Sandbox, complete: Await, loads: bool
) -> None:
    async def in_job() -> Any:
        async with sandbox.job(SOURCE) as job:
            if loads:
                await job.load()
            together = await job.run_together([[Call("f", (array(1),))]] * 2, wall_s=60)
            alone = await job.run([Call("keep", (array(3),))])
            return together, alone, job.loaded

    together, alone, loaded = complete(in_job())
    assert [result.values[0].tolist() for result in together] == [[4.0, 3.0]] * 2
    assert [result.inputs_after[0][0].tolist() for result in together] == [[2.0, 1.5]] * 2
    assert alone.values[0].tolist() == [3.0, 0.5]
    assert isinstance(loaded.outcome, Returned)


@pytest.mark.parametrize("source", ["def f(:", "raise ValueError", "print('here')\ndef f(): pass"])
def test_a_source_that_has_to_be_told_of_is_not_kept(
    sandbox: Sandbox, complete: Await, source: str
) -> None:
    async def in_job() -> tuple[Any, str]:
        async with sandbox.job(source) as job:
            together = await job.run_together([[Call("f")]], wall_s=60)
            return together, (await job.load()).kind

    expected = "returned" if "print" in source else "raised"
    assert complete(in_job()) == (None, expected)


def test_what_ran_together_in_vain_leaves_no_state(sandbox: Sandbox, complete: Await) -> None:
    source = (
        "calls = []\ndef f():\n    calls.append(1)\n    print(len(calls))\n    return len(calls)"
    )

    async def in_job() -> list[int]:
        async with sandbox.job(source) as job:
            assert await job.run_together([[Call("f")]] * 2, wall_s=60) is None
            return [(await job.run([Call("f")])).values[0] for _ in range(2)]

    assert complete(in_job()) == [1, 2]


def test_after_such_an_exchange_the_cases_run_one_by_one(sandbox: Sandbox, complete: Await) -> None:
    async def kinds() -> list[str]:
        async with sandbox.job(SOURCE.replace("EVENT", "raise ValueError")) as job:
            await job.load()
            assert (
                await job.run_together([[Call("odd", (array(n),))] for n in (1, 2)], wall_s=60)
                is None
            )
            return [(await job.run([Call("odd", (array(n),))])).outcome.kind for n in (1, 2)]

    assert complete(kinds()) == ["returned", "raised"]
