"""Processes are killed at random while jobs run; every job must get its answer."""

import asyncio
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


async def answers(sandbox: Sandbox, count: int) -> list[CaseResult]:
    async def one(number: int) -> CaseResult:
        async with sandbox.job(SOURCE) as job:
            await job.load()
            return await job.run([Call("f", (number,))])

    return await asyncio.gather(*(one(number) for number in range(count)))


async def killing(sandbox: Sandbox, rng: random.Random, kills: list[str]) -> None:
    """Kill a zygote now and then, and children more often, until cancelled."""
    while True:
        await asyncio.sleep(rng.uniform(0, 0.2))
        zygote = sandbox._pool.zygote
        assert isinstance(zygote, Zygote)
        victim = zygote.process.pid
        kind = "zygote"
        if rng.random() < 0.9 and zygote._pids:
            victim, kind = rng.choice(sorted(zygote._pids)), "child"
        try:
            os.kill(victim, signal.SIGKILL)
        except ProcessLookupError:
            continue
        kills.append(kind)


async def stormed(sandbox: Sandbox, jobs: int, seed: int) -> tuple[list[CaseResult], list[str]]:
    kills: list[str] = []
    storm = asyncio.create_task(killing(sandbox, random.Random(seed), kills))
    try:
        return await answers(sandbox, jobs), kills
    finally:
        storm.cancel()
        await asyncio.wait([storm])


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
