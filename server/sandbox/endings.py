"""Two ways to end a child and to learn how it ended."""

import asyncio
import os
import signal
import subprocess
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final, Protocol

# Of /proc/<pid>/stat, behind the name; descriptors are closed only after the flag is set.
_STATE_AT, _FLAGS_AT = 0, 6
_PF_EXITING: Final = 4
_DEAD: Final = frozenset("ZX")


class Ending(Protocol):
    """What a child's owner needs of it."""

    pid: int
    cpu_s: float
    """Processor time that it used, known once `wait` has answered."""

    def is_ending(self) -> bool:
        """Whether it has ended, or is about to."""

    def kill(self) -> None:
        """End it; harmless when it has ended."""

    async def wait(self) -> int:
        """Give its exit code, or minus the signal that ended it; called once, after `kill`."""


class ClonedChild:
    """A child that the zygote cloned for us: ours to signal by descriptor, ours to wait for."""

    def __init__(self, pid: int, on_end: Callable[[int], None]) -> None:
        self.pid = pid
        self.cpu_s = 0.0
        self._on_end = on_end
        self._pidfd = os.pidfd_open(pid)

    def is_ending(self) -> bool:
        try:
            text = Path(f"/proc/{self.pid}/stat").read_text("utf-8")
        except OSError:
            return True
        fields = text.rpartition(")")[2].split()
        return fields[_STATE_AT] in _DEAD or bool(int(fields[_FLAGS_AT]) & _PF_EXITING)

    def kill(self) -> None:
        with suppress(ProcessLookupError):
            signal.pidfd_send_signal(self._pidfd, signal.SIGKILL)

    async def wait(self) -> int:
        loop = asyncio.get_running_loop()
        gone: asyncio.Future[None] = loop.create_future()
        loop.add_reader(self._pidfd, _settle, gone)
        try:
            await gone
        finally:
            loop.remove_reader(self._pidfd)
            status = self._reap()
        return status

    def _reap(self) -> int:
        try:
            _, status, used = os.wait4(self.pid, os.WNOHANG)
            self.cpu_s = used.ru_utime + used.ru_stime
        except ChildProcessError:
            # Somebody in this process waits for every child, or ignores SIGCHLD.
            status = 0
        os.close(self._pidfd)
        self._on_end(self.pid)
        return os.waitstatus_to_exitcode(status)


class StartedChild:
    """A child that is an interpreter of its own; for systems without pidfds too."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.pid = process.pid
        self.cpu_s = 0.0
        self._process = process

    def is_ending(self) -> bool:
        return True

    def kill(self) -> None:
        self._process.kill()

    async def wait(self) -> int:
        return await asyncio.to_thread(self._process.wait)


def _settle(future: "asyncio.Future[None]") -> None:
    if not future.done():
        future.set_result(None)
