"""Children with no isolation at all, for a learner's own code on a learner's own machine."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

from .child_process import ChildProcess, until_ready
from .endings import StartedChild
from .pipes import Pipes

_BOOT: Final = Path(__file__).with_name("child") / "boot.py"
_START_S: Final = 60.0


class UnsafeStarter:
    """Stands where a zygote would: starts an interpreter for every child."""

    landlock_abi = 0

    def __init__(self) -> None:
        self.spawned = 0
        self.alive = True

    async def spawn(self, *, warm: bool) -> ChildProcess:
        """Give a child that waits; it shares this user's files, network and processes."""
        del warm
        pipes = Pipes.open()
        numbers = list(map(str, pipes.theirs))
        try:
            process = subprocess.Popen(  # noqa: ASYNC220 - one process, seldom, for a laptop
                [sys.executable, "-I", "-X", "utf8", str(_BOOT), "unsafe", *numbers],
                env={"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
                stdin=subprocess.DEVNULL,
                pass_fds=pipes.theirs,
            )
        finally:
            pipes.close_theirs()
        self.spawned += 1
        child = ChildProcess(StartedChild(process), pipes.ours)
        try:
            await until_ready(child, within_s=_START_S)
        except BaseException:
            await child.end()
            raise
        return child

    async def close(self) -> None:
        """Start no more; children live until they are ended."""
        self.alive = False


def available() -> bool:
    """Whether this system has the pipes that it takes."""
    return os.name == "posix"
