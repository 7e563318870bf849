import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from typing import Any, TypeVar

import pytest

from server.sandbox import CaseResult, Limits, Policy, Sandbox, Step

T = TypeVar("T")
Run = Callable[..., CaseResult]
Await = Callable[[Coroutine[Any, Any, Any]], Any]


@pytest.fixture(scope="session")
def loop_runner() -> Iterator[asyncio.Runner]:
    with asyncio.Runner() as runner:
        yield runner


@pytest.fixture(scope="session")
def complete(loop_runner: asyncio.Runner) -> Await:
    """Run a coroutine on the session's event loop."""
    return loop_runner.run


@pytest.fixture(scope="session")
def sandbox(complete: Await) -> Iterator[Sandbox]:
    entered = Sandbox(Limits(wall_s=60), policy=Policy(spares=2))
    complete(entered.__aenter__())
    assert entered.tier is not None, entered.status().reason
    yield entered
    complete(entered.__aexit__(None, None, None))


async def run_once(sandbox: Sandbox, source: str, *steps: Step, **options: Any) -> CaseResult:
    limits = options.pop("limits", None)
    async with sandbox.job(source, limits) as job:
        await job.load()
        return await job.run(steps, **options)


@pytest.fixture
def run(sandbox: Sandbox, complete: Await) -> Run:
    """Load a source and run one case of it."""

    def run(source: str, *steps: Step, **options: Any) -> CaseResult:
        result: CaseResult = complete(run_once(sandbox, source, *steps, **options))
        return result

    return run


@pytest.fixture(scope="session")
def sandboxed(complete: Await) -> Callable[..., Any]:
    """Do something with a sandbox of one's own, entered and left."""

    def within(
        work: Callable[[Sandbox], Awaitable[T]],
        *,
        limits: Limits | None = None,
        policy: Policy | None = None,
    ) -> T:
        async def entered() -> T:
            # What is to end well gets the time that a busy machine may take.
            async with Sandbox(limits or Limits(wall_s=60), policy=policy) as own:
                return await work(own)

        result: T = complete(entered())
        return result

    return within
