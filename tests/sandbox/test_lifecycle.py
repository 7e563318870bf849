import asyncio
import os
import signal
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
import uvloop

from server.sandbox import (
    Call,
    CaseResult,
    Limits,
    Overloaded,
    Policy,
    Returned,
    Sandbox,
    Status,
    Unavailable,
)
from server.sandbox import zygote as zygote_module
from server.sandbox.selftest import prove
from server.sandbox.unsafe import UnsafeStarter
from server.sandbox.zygote import Zygote

Within = Callable[..., Any]
SOURCE = "def f(x): return x + 1"
LOOP = "def f(x):\n    while True: pass"


def alive(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists()


def zygote_of(sandbox: Sandbox) -> Zygote:
    zygote = sandbox._pool.zygote
    assert isinstance(zygote, Zygote)
    return zygote


async def grade(sandbox: Sandbox) -> CaseResult:
    async with sandbox.job(SOURCE) as job:
        return await job.run([Call("f", (1,))])


async def start_looping(sandbox: Sandbox) -> tuple["asyncio.Task[None]", int]:
    """A task in the middle of a case that never ends, and the process that runs it."""
    pids: asyncio.Queue[int] = asyncio.Queue()

    async def work() -> None:
        async with sandbox.job(LOOP) as job:
            await job.load()
            assert job._conversation is not None
            pids.put_nowait(job._conversation.child.pid)
            await job.run([Call("f", (1,))])

    task = asyncio.create_task(work())
    return task, await pids.get()


def test_a_sleep_goes_on_after_the_process_was_stopped(sandboxed: Within) -> None:
    source = "import time\ndef f():\n    time.sleep(0.5)\n    return 'slept'"

    async def work(sandbox: Sandbox) -> CaseResult:
        async with sandbox.job(source) as job:
            await job.load()
            assert job._conversation is not None
            pid = job._conversation.child.pid
            running = asyncio.create_task(job.run([Call("f")]))
            while not running.done():
                os.kill(pid, signal.SIGSTOP)
                os.kill(pid, signal.SIGCONT)
                await asyncio.wait([running], timeout=0.02)
            return await running

    assert sandboxed(work, limits=Limits(wall_s=60)).values == ("slept",)


def test_cancelling_a_job_kills_its_child(sandboxed: Within) -> None:
    async def work(sandbox: Sandbox) -> tuple[bool, int]:
        task, pid = await start_looping(sandbox)
        task.cancel()
        await asyncio.wait([task])
        await sandbox.settle()
        return alive(pid), sandbox.status().running

    assert sandboxed(work) == (False, 0)


def test_shutting_down_leaves_no_process_and_no_descriptor(
    sandboxed: Within, sandbox: Sandbox, complete: Callable[..., Any]
) -> None:
    async def work(own: Sandbox) -> list[int]:
        await own.settle()
        await grade(own)
        children = [child.pid for child in own._pool.spares]
        return [zygote_of(own).process.pid, *children]

    # The sandbox of other tests may still be ending a child of theirs.
    complete(sandbox.settle())
    before = len(list(Path("/proc/self/fd").iterdir()))
    pids = sandboxed(work)
    assert len(pids) > 1
    assert not any(map(alive, pids))
    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_the_zygote_is_replaced_after_its_share_of_jobs(sandboxed: Within) -> None:
    async def work(sandbox: Sandbox) -> tuple[list[object], int]:
        outcomes: list[object] = [(await grade(sandbox)).values for _ in range(12)]
        # The new one is made beside the jobs, and may take longer than all of them.
        await sandbox.settle()
        return outcomes, sandbox.status().zygotes

    outcomes, zygotes = sandboxed(work, policy=Policy(spares=1, jobs_per_zygote=6))
    assert outcomes == [(2,)] * 12
    assert zygotes >= 2


def test_a_killed_zygote_is_replaced_without_a_word(sandboxed: Within) -> None:
    async def work(sandbox: Sandbox) -> list[tuple[object, bool]]:
        results = []
        for _ in range(3):
            os.kill(zygote_of(sandbox).process.pid, signal.SIGKILL)
            results.append(await grade(sandbox))
        return [(result.values, result.retried) for result in results]

    assert sandboxed(work, policy=Policy(spares=0)) == [((2,), False)] * 3


def test_a_case_whose_child_is_killed_from_outside_runs_again_and_says_so(
    sandboxed: Within,
) -> None:
    async def work(sandbox: Sandbox) -> CaseResult:
        async with sandbox.job(SOURCE) as job:
            await job.load()
            assert job._conversation is not None
            os.kill(job._conversation.child.pid, signal.SIGKILL)
            return await job.run([Call("f", (1,))])

    result = sandboxed(work)
    assert result.outcome == Returned()
    assert result.values == (2,)
    assert result.retried


def test_a_case_whose_children_are_killed_twice_is_given_up(sandboxed: Within) -> None:
    async def work(sandbox: Sandbox) -> CaseResult:
        loop = asyncio.get_running_loop()

        async def assassin(job: Any) -> None:
            while True:
                if job._conversation is not None:
                    job._conversation.child.kill()
                await asyncio.sleep(0)

        # Its code never ends, so that no child answers before it is killed.
        async with sandbox.job(LOOP) as job:
            await job.load()
            killer = loop.create_task(assassin(job))
            result = await job.run([Call("f", (1,))])
            killer.cancel()
            return result

    result = sandboxed(work)
    assert result.outcome.kind == "crashed"
    assert "twice" in result.outcome.message
    assert result.retried


def test_a_dead_spare_is_passed_over(sandboxed: Within) -> None:
    async def work(sandbox: Sandbox) -> CaseResult:
        await sandbox.settle()
        for child in sandbox._pool.spares:
            os.kill(child.pid, signal.SIGKILL)
        return await grade(sandbox)

    assert sandboxed(work, policy=Policy(spares=3)).values == (2,)


@pytest.mark.parametrize("spares", [0, 2])
def test_no_two_children_draw_the_same(sandboxed: Within, spares: int) -> None:
    source = """
import random
import numpy as np
def f(): return np.random.random(), random.random()
"""

    async def draws(sandbox: Sandbox) -> list[Any]:
        drawn = []
        for _ in range(3):
            await sandbox.settle()
            async with sandbox.job(source) as job:
                drawn.append((await job.run([Call("f")])).values[0])
        return drawn

    drawn = sandboxed(draws, policy=Policy(running=1, spares=spares))
    assert len({value for pair in drawn for value in pair}) == 6


def test_a_full_queue_refuses(sandboxed: Within) -> None:
    async def work(sandbox: Sandbox) -> int:
        task, _ = await start_looping(sandbox)
        with pytest.raises(Overloaded) as caught:
            await grade(sandbox)
        task.cancel()
        await asyncio.wait([task])
        return caught.value.queue_length

    assert sandboxed(work, policy=Policy(running=1, waiting=0, spares=0)) == 0


def test_no_more_children_run_than_there_is_room_for(sandboxed: Within) -> None:
    async def work(sandbox: Sandbox) -> tuple[int, list[object]]:
        most = 0

        async def watched() -> object:
            nonlocal most
            async with sandbox.job(SOURCE) as job:
                most = max(most, sandbox.status().running)
                return (await job.run([Call("f", (1,))])).values

        results = await asyncio.gather(*(watched() for _ in range(20)))
        return most, list(results)

    assert sandboxed(work, policy=Policy(running=2, spares=1)) == (2, [(2,)] * 20)


def test_without_landlock_nothing_runs_unless_that_is_allowed(sandboxed: Within) -> None:
    async def work(sandbox: Sandbox) -> str:
        with pytest.raises(Unavailable):
            sandbox.job(SOURCE)
        return sandbox.status().reason

    assert "Landlock" in sandboxed(work, policy=Policy(landlock=False))


def test_the_allowed_tier_without_landlock_is_named_minimal(sandboxed: Within) -> None:
    async def work(sandbox: Sandbox) -> tuple[object, object]:
        return sandbox.tier, (await grade(sandbox)).values

    policy = Policy(landlock=False, allow_minimal=True, spares=0)
    assert sandboxed(work, policy=policy) == ("minimal", (2,))


def test_the_unsafe_tier_grades_and_says_what_it_is(sandboxed: Within) -> None:
    async def work(sandbox: Sandbox) -> tuple[object, object]:
        return sandbox.tier, (await grade(sandbox)).values

    assert sandboxed(work, policy=Policy(unsafe_local=True, spares=0)) == ("unsafe", (2,))


def test_the_self_test_refuses_children_that_are_not_locked_down(
    complete: Callable[[Awaitable[None]], None],
) -> None:
    with pytest.raises(Unavailable) as caught:
        complete(prove(UnsafeStarter()))
    for miss in ("Seccomp", "open was not refused", "fork was not refused", "ptrace", "memory"):
        assert miss in str(caught.value)


THREADED = """
import runpy, threading
threading.Thread(target=threading.Event().wait, daemon=True).start()
runpy.run_path({boot!r}, run_name="__main__")
"""


def test_nothing_runs_where_a_zygote_has_more_threads_than_its_own(
    sandboxed: Within, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "boot.py").write_text(THREADED.format(boot=str(zygote_module._BOOT)))
    monkeypatch.setattr(zygote_module, "_BOOT", tmp_path / "boot.py")

    async def work(sandbox: Sandbox) -> Status:
        return sandbox.status()

    status = sandboxed(work, policy=Policy(spares=0))
    assert status.tier is None
    assert "2 threads where one is safe" in status.reason


def numbers_of(file: str, *names: str) -> list[int]:
    """The number after each of these names in a file of /proc."""
    text = Path(file).read_text("utf-8")
    return [int(text.partition(name)[2].split()[0]) for name in names]


def test_the_limit_of_memory_counts_from_all_that_a_child_begins_with(
    sandboxed: Within,
) -> None:
    async def work(sandbox: Sandbox) -> list[int]:
        async with sandbox.job(SOURCE) as job:
            await job.load()
            zygote = zygote_of(sandbox)
            (child,) = zygote._pids
            begun = numbers_of(f"/proc/{zygote.process.pid}/status", "VmSize:", "VmData:")
            bounds = numbers_of(f"/proc/{child}/limits", "Max address space", "Max data size")
            return [bound - 1_024 * taken for bound, taken in zip(bounds, begun, strict=True)]

    left = sandboxed(work, limits=Limits(wall_s=60, memory_bytes=2**26), policy=Policy(spares=0))
    assert left == [2**26, 2**26]


def test_a_sandbox_that_was_not_entered_runs_nothing() -> None:
    with pytest.raises(Unavailable, match="not started"):
        Sandbox().job(SOURCE)


def test_a_sandbox_that_was_left_runs_nothing(sandboxed: Within) -> None:
    async def work(sandbox: Sandbox) -> Sandbox:
        return sandbox

    with pytest.raises(Unavailable, match="stopped"):
        sandboxed(work, policy=Policy(spares=0)).job(SOURCE)


def test_it_runs_on_the_event_loop_of_the_server() -> None:
    async def work() -> CaseResult:
        async with Sandbox(Limits(wall_s=60), policy=Policy(spares=1)) as sandbox:
            await sandbox.settle()
            return await grade(sandbox)

    assert uvloop.run(work()).values == (2,)
