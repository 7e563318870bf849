"""How spares and zygotes come and go while jobs run."""

import asyncio
import os
import signal
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from server.sandbox import Call, Policy, Sandbox, Unavailable
from server.sandbox import sandbox as sandbox_module
from server.sandbox.selftest import prove
from server.sandbox.zygote import Zygote
from tests.sandbox.test_lifecycle import alive, grade, start_looping, zygote_of

Within = Callable[..., Any]


def test_spares_are_made_only_while_a_core_is_free(sandboxed: Within) -> None:
    async def work(sandbox: Sandbox) -> tuple[int, int]:
        await sandbox.settle()
        task, _ = await start_looping(sandbox)
        sandbox._pool.refill()
        await sandbox.settle()
        during = sandbox.status().spares
        task.cancel()
        await asyncio.wait([task])
        await sandbox.settle()
        return during, sandbox.status().spares

    assert sandboxed(work, policy=Policy(running=1, spares=1)) == (0, 1)


def test_a_job_that_gives_up_while_its_child_is_made_leaves_it_as_a_spare(
    sandboxed: Within,
) -> None:
    async def work(sandbox: Sandbox) -> tuple[int, int, int]:
        taking = asyncio.create_task(sandbox._pool.take())
        await asyncio.sleep(0)
        taking.cancel()
        await asyncio.wait([taking])
        await sandbox.settle()
        return sandbox.status().spares, sandbox.status().zygotes, zygote_of(sandbox).spawned

    spares, zygotes, spawned = sandboxed(work, policy=Policy(spares=0))
    assert (spares, zygotes) == (1, 1)
    assert spawned == 3, "two for the self-test and one for the job that gave up"


def test_jobs_are_taken_while_the_zygote_is_replaced(
    sandboxed: Within, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def work(sandbox: Sandbox) -> tuple[set[object], list[object], list[int]]:
        tiers, outcomes, zygotes = set[object](), list[object](), list[int]()
        for _ in range(3):
            await sandbox.settle()
            proved = asyncio.Event()
            with monkeypatch.context() as patched:
                patched.setattr(sandbox_module, "prove", partial(prove_after, proved))
                zygote_of(sandbox).spawned = 1_000
                # The new zygote is not there before these jobs are done.
                for _ in range(10):
                    tiers.add(sandbox.tier)
                    outcomes.append((await grade(sandbox)).values)
                zygotes.append(sandbox.status().zygotes)
                proved.set()
                await sandbox.settle()
            zygotes.append(sandbox.status().zygotes)
        return tiers, outcomes, zygotes

    policy = Policy(running=2, spares=1, jobs_per_zygote=1_000)
    tiers, outcomes, zygotes = sandboxed(work, policy=policy)
    assert len(tiers) == 1
    assert None not in tiers
    assert outcomes == [(2,)] * 30
    assert zygotes == [1, 2, 2, 3, 3, 4]


async def prove_after(released: asyncio.Event, zygote: Zygote) -> None:
    await released.wait()
    await prove(zygote)


def test_a_running_job_outlives_its_zygote(sandboxed: Within) -> None:
    async def work(sandbox: Sandbox) -> tuple[object, bool]:
        async with sandbox.job("def f(x): return x + 1") as job:
            await job.load()
            old = zygote_of(sandbox)
            os.kill(old.process.pid, signal.SIGKILL)
            await old.close()
            result = await job.run([Call("f", (1,))])
            return result.values, result.retried

    assert sandboxed(work) == ((2,), False)


def test_a_zygote_killed_before_it_could_tell_of_a_child_leaves_none(sandboxed: Within) -> None:
    async def work(sandbox: Sandbox) -> bool:
        await sandbox.settle()
        zygote = zygote_of(sandbox)
        child = await zygote.spawn(warm=False)
        zygote._pids.discard(child.pid)
        os.kill(zygote.process.pid, signal.SIGKILL)
        await zygote.close()
        gone = not alive(child.pid)
        await child.end()
        return gone

    assert sandboxed(work)


def test_closing_while_a_child_is_made_ends(complete: Callable[..., Any]) -> None:
    async def work() -> None:
        for _ in range(5):
            async with Sandbox(policy=Policy(spares=3)) as sandbox:
                await asyncio.sleep(0)
                sandbox._pool.refill()

    complete(work())


def test_a_new_zygote_that_does_not_isolate_ends_the_grading(
    sandboxed: Within, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refuse(_zygote: Zygote) -> None:
        raise Unavailable("this host does not isolate: open was not refused")

    async def work(sandbox: Sandbox) -> tuple[object, str]:
        await sandbox.settle()
        monkeypatch.setattr(sandbox_module, "prove", refuse)
        zygote_of(sandbox).spawned = 10**9
        sandbox._pool.refill()
        await sandbox.settle()
        with pytest.raises(Unavailable, match="open was not refused"):
            sandbox.job("")
        return sandbox.tier, sandbox.status().reason

    assert sandboxed(work) == (None, "this host does not isolate: open was not refused")


def test_grading_comes_back_when_isolation_does(
    sandboxed: Within, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refuse(_zygote: Zygote) -> None:
        raise Unavailable("not now")

    async def work(sandbox: Sandbox) -> tuple[object, object]:
        await sandbox.settle()
        with monkeypatch.context() as patched:
            patched.setattr(sandbox_module, "prove", refuse)
            zygote_of(sandbox).spawned = 10**9
            sandbox._pool.refill()
            await sandbox.settle()
        assert sandbox.tier is None
        assert sandbox._pool._again is not None
        sandbox._pool.refill()
        await sandbox.settle()
        return sandbox.tier is not None, (await grade(sandbox)).values

    assert sandboxed(work) == (True, (2,))
