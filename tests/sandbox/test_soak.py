"""Ten thousand mixed jobs, after which nothing has grown."""

import asyncio
import gc
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from server.sandbox import Call, CaseResult, Limits, Policy, Sandbox

GOOD = """
import numpy as np
def f(x, w):
    h = np.zeros(w.shape[1])
    for row in x:
        h = np.tanh(row @ w[:-w.shape[1]] + h @ w[-w.shape[1]:])
    return h, {"norm": float(h @ h)}
"""
JOBS: tuple[tuple[str, str], ...] = (
    *((GOOD, "returned"),) * 10,
    ("def f(x, w): return x @ w[:1]", "raised"),
    ("def f(x, w): return 1 +", "raised"),
    ("import torch", "raised"),
    ("def f(x, w):\n    while True: pass", "timed_out"),
    ("def f(x, w): return bytearray(10**10)", "out_of_memory"),
    ("def f(x, w):\n    while True: print('x' * 1000)", "flooded"),
    ("import numpy as np\ndef f(x, w): return np.zeros(10**7)", "flooded"),
    ("import sys\ndef f(x, w): sys.modules['os']._exit(3)", "crashed"),
    ("import sys\ndef f(x, w): sys.modules['ctypes'].string_at(1)", "crashed"),
    ("import sys\ndef f(x, w): sys.modules['ctypes'].CDLL(None).ptrace(0, 0, 0, 0)", "refused"),
)
LIMITS = Limits(wall_s=0.3, memory_bytes=256 * 2**20)
X = np.linspace(-1.0, 1.0, 24).reshape(8, 3)
W = np.linspace(-0.5, 0.5, 7 * 4).reshape(7, 4)


async def one(sandbox: Sandbox, source: str) -> CaseResult:
    # What should end well gets the time that a busy machine may take.
    limits = LIMITS if "while True: pass" in source else Limits(wall_s=60)
    async with sandbox.job(source, limits) as job:
        await job.load()
        return await job.run([Call("f", (X, W))])


def children_of(parent: int) -> set[int]:
    """Children of a process, dead ones that nobody waited for included."""
    threads = Path(f"/proc/{parent}/task").iterdir()
    lists = ((thread / "children").read_text("utf-8").split() for thread in threads)
    return {int(pid) for pids in lists for pid in pids}


def footprint() -> dict[str, int]:
    gc.collect()
    status = Path("/proc/self/status").read_text("utf-8")
    resident = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return {
        # Spares may come from the zygote before, whose session is another one.
        "processes": len(children_of(os.getpid())),
        "descriptors": len(list(Path("/proc/self/fd").iterdir())),
        "resident_kib": int(resident.split()[1]),
        "tasks": len(asyncio.all_tasks()),
    }


async def soak(sandbox: Sandbox, count: int) -> tuple[list[str], dict[str, int], dict[str, int]]:
    """Run so many jobs, some at a time; what came out wrong, and the footprints."""
    wrong: list[str] = []

    async def worker(numbers: Any) -> None:
        for number in numbers:
            source, expected = JOBS[number % len(JOBS)]
            result = await one(sandbox, source)
            if result.outcome.kind != expected or result.retried:
                wrong.append(f"{source!r}: {result.outcome}")

    async def run(jobs: int) -> dict[str, int]:
        numbers = iter(range(jobs))
        await asyncio.gather(*(worker(numbers) for _ in range(6)))
        await sandbox.settle()
        return footprint()

    before = await run(max(100, count // 10))
    return wrong, before, await run(count)


def flat(before: dict[str, int], after: dict[str, int]) -> bool:
    same = all(before[name] == after[name] for name in ("processes", "descriptors", "tasks"))
    return same and after["resident_kib"] <= before["resident_kib"] + 8 * 1024


def test_nothing_grows_over_two_hundred_jobs(sandboxed: Callable[..., Any]) -> None:
    policy = Policy(running=2, spares=2, jobs_per_zygote=60)
    wrong, before, after = sandboxed(lambda sandbox: soak(sandbox, 200), policy=policy)
    assert not wrong
    assert flat(before, after), (before, after)


@pytest.mark.nightly
def test_nothing_grows_over_ten_thousand_jobs(
    sandboxed: Callable[..., Any], capsys: pytest.CaptureFixture[str]
) -> None:
    policy = Policy(running=2, spares=2)
    wrong, before, after = sandboxed(lambda sandbox: soak(sandbox, 10_000), policy=policy)
    with capsys.disabled():
        print(f"\nbefore {before}\nafter  {after}")  # noqa: T201 - what a nightly run is read for
    assert not wrong
    assert flat(before, after), (before, after)
