import asyncio
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from server.sandbox import Call, CaseResult, Helper, Limits, Policy, Sandbox
from server.sandbox.kernel.numbers import this_machine
from server.sandbox.zygote import Zygote

TOOLBOX = (Path(__file__).parent / "toolbox.py").read_text("utf-8")
CANARY = "expected-value-that-must-never-be-seen"
CORRECT = (
    "import numpy as np\ndef step(x, w): return np.tanh(x @ w), {'norm': float((x * x).sum())}"
)
# Calls of which only attacks know: x86-64 first, aarch64 second.
_EXTRA = {
    "mlockall": (151, 230),
    "dup": (32, 23),
    "setuid": (105, 146),
    "semget": (64, 190),
    "msgget": (68, 186),
    "mq_open": (240, 180),
    "socketpair": (53, 199),
    "eventfd2": (290, 19),
    "timerfd_create": (283, 85),
    "inotify_init1": (294, 26),
    "rseq": (334, 293),
    "set_robust_list": (273, 99),
    "get_robust_list": (274, 100),
    "membarrier": (324, 283),
    "sigaltstack": (131, 132),
    "io_setup": (206, 0),
    "splice": (275, 76),
    "tee": (276, 77),
    "sendfile": (40, 71),
    "copy_file_range": (326, 285),
    "readv": (19, 65),
    "writev": (20, 66),
    "preadv2": (327, 286),
    "pwritev2": (328, 287),
    "sendmsg": (46, 211),
    "recvmsg": (47, 212),
    "fallocate": (285, 47),
    "sync": (162, 81),
    "msync": (26, 227),
    "epoll_create1": (291, 20),
    "signalfd4": (289, 74),
    "remap_file_pages": (216, 234),
    "set_mempolicy": (238, 237),
    "pkey_alloc": (330, 289),
    "mlock2": (325, 284),
    "map_shadow_stack": (453, 453),
    "mseal": (462, 462),
    "timer_create": (222, 107),
    "setitimer": (38, 103),
    "rt_sigqueueinfo": (129, 138),
    "rt_tgsigqueueinfo": (297, 240),
    "sched_setscheduler": (144, 119),
    "sched_setattr": (314, 274),
    "sched_setaffinity": (203, 122),
    "ioprio_set": (251, 30),
    "sysinfo": (99, 179),
    "uname": (63, 160),
    "getrusage": (98, 165),
    "times": (100, 153),
    "getcpu": (309, 168),
    "getuid": (102, 174),
    "getppid": (110, 173),
    "mincore": (27, 232),
}


def numbers() -> dict[str, int]:
    machine = this_machine()
    column = 0 if machine.name == "x86_64" else 1
    return {**machine.numbers, **{name: pair[column] for name, pair in _EXTRA.items()}}


def processes_of_session(session: int) -> set[int]:
    """Processes of the zygote's session, which children can't leave; zombies included."""
    found = set()
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text("utf-8").rpartition(")")[2].split()
            except (FileNotFoundError, ProcessLookupError):
                continue
            if int(fields[3]) == session:
                found.add(int(entry.name))
    return found


class Museum:
    """A sandbox under attack, and what must stay as it was."""

    def __init__(self, runner: asyncio.Runner, sandbox: Sandbox) -> None:
        self.runner = runner
        self.sandbox = sandbox

    @property
    def zygote_pid(self) -> int:
        zygote = self.sandbox._pool.zygote
        assert isinstance(zygote, Zygote)
        return zygote.process.pid

    def host(self) -> dict[str, Any]:
        """What an attacker may be assumed to know."""
        self.runner.run(self.sandbox.settle())
        return {
            "server": os.getpid(),
            "zygote": self.zygote_pid,
            "sibling": self.sandbox._pool.spares[-1].pid,
            "numbers": numbers(),
            "clone3": this_machine().numbers["clone3"],
            "canary": "another " + CANARY,
            "yranac": CANARY[::-1],
            "source": str(Path(__file__).resolve()),
        }

    def attack(self, source: str, limits: Limits) -> CaseResult:
        toolbox = f"{TOOLBOX}\ntools = Tools({self.host()!r})\n"
        return self.runner.run(self._attack(source, limits, Helper(toolbox, "tools")))

    async def _attack(self, source: str, limits: Limits, tools: Helper) -> CaseResult:
        async with self.sandbox.job(source, limits) as job:
            await job.load()
            result = await job.run([Call("attack", (tools,))])
            if result.outcome.kind == "returned":
                # What was written after the reply must not pass for the next one.
                again = await job.run([Call("attack", (tools,))])
                return result if again.outcome.kind == "returned" else again
            return result

    def correct_submission_passes(self) -> bool:
        x, w = np.linspace(-1, 1, 6).reshape(2, 3), np.linspace(0, 1, 12).reshape(3, 4)

        async def graded() -> CaseResult:
            async with self.sandbox.job(CORRECT) as job:
                return await job.run([Call("step", (x, w))])

        match self.runner.run(graded()).values:
            case ((np.ndarray() as y, {"norm": float(norm)}),):
                return np.allclose(y, np.tanh(x @ w)) and norm == float((x * x).sum())
        return False

    def state(self) -> dict[str, object]:
        """What must be the same before and after an attack."""
        self.runner.run(self.sandbox.settle())
        spares = {child.pid for child in self.sandbox._pool.spares}
        extra = processes_of_session(self.zygote_pid) - spares - {self.zygote_pid}
        return {
            "zygote": self.zygote_pid,
            "spares": len(spares),
            "extra processes": extra,
            "descriptors": len(list(Path("/proc/self/fd").iterdir())),
            "tier": self.sandbox.tier,
        }


@pytest.fixture(scope="session")
def museum() -> Iterator[Museum]:
    landlock = os.environ.get("UNROLL_MUSEUM_LANDLOCK") != "off"
    policy = Policy(spares=2, running=2, landlock=landlock, allow_minimal=not landlock)
    with asyncio.Runner() as runner:
        sandbox = Sandbox(Limits(wall_s=60), policy=policy)
        runner.run(sandbox.__aenter__())
        assert sandbox.tier is not None, sandbox.status().reason
        yield Museum(runner, sandbox)
        runner.run(sandbox.__aexit__(None, None, None))
