"""Processes are killed at random while jobs run; every job must get its answer."""

import asyncio
import contextlib
import os
import random
import signal
from collections.abc import Callable
from typing import Any

import pytest

from server.sandbox import Call, CaseResult, Limits, Policy, Sandbox
from server.sandbox.zygote import Zygote

SOURCE = """
import numpy as np
def f(n):
    x = np.arange(400.0 * 400).reshape(400, 400)
    return float((x @ x).trace()) * 0 + n + 1
"""
GIVEN_UP = "it was killed from outside, twice"


class Storm:
    """Kills the zygote or a child after every few answers, whatever the machine's speed."""

    def __init__(self, sandbox: Sandbox, rng: random.Random) -> None:
        self.sandbox, self.rng = sandbox, rng
        self.kills: list[str] = []
        self.answers_until_kill = 5

    def answered(self) -> None:
        """Count an answer; when it is time, kill: every eighth victim is the zygote."""
        self.answers_until_kill -= 1
        if self.answers_until_kill > 0:
            return
        zygote = self.sandbox._pool.zygote
        assert isinstance(zygote, Zygote)
        victim, kind = zygote.process.pid, "zygote"
        if len(self.kills) % 8 != 1:
            if not zygote._pids:
                return
            victim, kind = self.rng.choice(sorted(zygote._pids)), "child"
        with contextlib.suppress(ProcessLookupError):
            os.kill(victim, signal.SIGKILL)
            self.kills.append(kind)
            self.answers_until_kill = self.rng.randint(2, 16)


async def stormed(sandbox: Sandbox, jobs: int, seed: int) -> tuple[list[CaseResult], list[str]]:
    storm = Storm(sandbox, random.Random(seed))

    async def one(number: int) -> CaseResult:
        async with sandbox.job(SOURCE) as job:
            await job.load()
            storm.answered()
            result = await job.run([Call("f", (number,))])
        storm.answered()
        return result

    return await asyncio.gather(*(one(number) for number in range(jobs))), storm.kills


def check(results: list[CaseResult], kills: list[str]) -> None:
    for number, result in enumerate(results):
        if result.outcome.kind == "crashed":
            assert GIVEN_UP in result.outcome.message
            assert result.retried
        else:
            assert result.values == (float(number + 1),), result
    assert {"zygote", "child"} <= set(kills)
    right = sum(result.outcome.kind == "returned" for result in results)
    assert right >= 0.8 * len(results), f"{right} of {len(results)} with {len(kills)} kills"


POLICY = Policy(running=2, spares=2, waiting=10_000)


def test_killing_zygote_and_children_under_load_loses_no_job(
    sandboxed: Callable[..., Any],
) -> None:
    results, kills = sandboxed(
        lambda sandbox: stormed(sandbox, 150, 7), limits=Limits(wall_s=60), policy=POLICY
    )
    check(results, kills)


@pytest.mark.nightly
def test_a_long_storm_of_kills_loses_no_job(sandboxed: Callable[..., Any]) -> None:
    results, kills = sandboxed(
        lambda sandbox: stormed(sandbox, 3_000, 8), limits=Limits(wall_s=60), policy=POLICY
    )
    check(results, kills)
