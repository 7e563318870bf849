"""Starting the zygote and having it clone children."""

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

from .child_process import ChildEnded, ChildProcess, until_ready
from .endings import ClonedChild
from .errors import SandboxError, Unavailable
from .pipes import Pipes
from .policy import Policy

_BOOT: Final = Path(__file__).with_name("child") / "boot.py"
_ENVIRONMENT: Final = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "BLIS_NUM_THREADS": "1",
    "VECLIB_MAXIMUM_THREADS": "1",
    # Freed memory is kept for the next array: faulting pages in anew costs more than the work.
    "MALLOC_ARENA_MAX": "1",
    "MALLOC_TOP_PAD_": str(2**20),
    "MALLOC_TRIM_THRESHOLD_": str(2**28),
    "MALLOC_MMAP_THRESHOLD_": str(2**22),
}


class Lost(SandboxError):
    """The zygote, or the child that it just made, was killed; another one is made."""


class Zygote:
    """A running zygote; `spawned` counts its children."""

    def __init__(
        self, process: subprocess.Popen[bytes], control: socket.socket, policy: Policy
    ) -> None:
        self.process = process
        self.policy = policy
        self.spawned = 0
        self.landlock_abi = 0
        self._control = control
        self._turn = asyncio.Lock()
        self._lost = False
        self._closing: asyncio.Future[None] | None = None
        self._last_words = b""
        self._pids: set[int] = set()

    @classmethod
    async def start(cls, policy: Policy) -> "Zygote":
        """Give one that is ready to clone. Raises Lost, or Unavailable, saying why it is not."""
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        ours.setblocking(False)
        with theirs:
            try:
                zygote = cls(_launch(theirs.fileno(), policy), ours, policy)
            except OSError as error:
                ours.close()
                raise Unavailable(f"the sandbox did not start: {error}") from error
        try:
            async with asyncio.timeout(policy.start_timeout_s):
                told = json.loads(await zygote._hear())
        except (TimeoutError, Lost, ValueError) as error:
            await zygote.close()
            if isinstance(error, Lost) and zygote.process.returncode == -signal.SIGKILL:
                raise
            raise Unavailable(f"the sandbox did not start: {zygote.complaint()}") from error
        except BaseException:
            await zygote.close()
            raise
        if "error" in told:
            await zygote.close()
            raise Unavailable(f"the sandbox did not start: {told['error']}")
        zygote.landlock_abi = told["landlock_abi"]
        return zygote

    @property
    def alive(self) -> bool:
        return not self._lost and self.process.poll() is None

    async def spawn(self, *, warm: bool) -> ChildProcess:
        """Give a locked-down child that waits for its job. Raises Lost or Unavailable."""
        async with self._turn:
            child = await self._clone(b"W" if warm else b"C")
        self.spawned += 1
        try:
            await until_ready(child, within_s=self.policy.start_timeout_s)
        except BaseException as error:
            child.drain_outputs()
            complaint = child.stderr.take().strip().rpartition("\n")[2]
            status = await child.end()
            if not isinstance(error, SandboxError):
                raise
            if status == -signal.SIGKILL and isinstance(error, ChildEnded):
                raise Lost("a child was killed at birth") from error
            raise Unavailable(f"a child could not be locked down: {complaint}") from error
        return child

    async def _clone(self, message: bytes) -> ChildProcess:
        pipes = Pipes.open()
        try:
            socket.send_fds(self._control, [message], pipes.theirs)
            pid = int(await self._hear())
        except BaseException as error:
            pipes.close_ours()
            self._lost = True
            if isinstance(error, OSError):
                raise Lost("the zygote ended") from error
            raise
        finally:
            pipes.close_theirs()
        self._pids.add(pid)
        return ChildProcess(ClonedChild(pid, self._pids.discard), pipes.ours)

    async def _hear(self) -> bytes:
        try:
            message = await asyncio.get_running_loop().sock_recv(self._control, 4096)
        except OSError as error:
            raise Lost("the zygote ended") from error
        if not message:
            self._lost = True
            raise Lost("the zygote ended")
        return message

    def complaint(self) -> str:
        """Give the last line that an ended zygote wrote on its error stream."""
        text = self._last_words.decode(errors="replace")
        return text.strip().rpartition("\n")[2] or "it ended or hung without a word"

    async def close(self) -> None:
        """End it; the children that it cloned are not its own and live on.

        However often and from wherever it is called, it happens once and to the end.
        """
        if self._closing is None:
            self._closing = asyncio.ensure_future(self._close())
        await asyncio.shield(self._closing)

    async def _close(self) -> None:
        self._lost = True
        self.process.kill()
        _, self._last_words = await asyncio.to_thread(self.process.communicate)
        # Whoever waits for a clone hears the end first; a closed socket would never tell.
        async with self._turn:
            self._control.close()
        self._reap_strays()

    def _reap_strays(self) -> None:
        """End the children of which it was killed before it could tell."""
        for pid in _children_of(os.getpid(), session=self.process.pid) - self._pids:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)


def _children_of(parent: int, *, session: int) -> set[int]:
    """Give the children of a process in a session, which no child can leave."""
    found = set()
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with suppress(OSError):
                fields = (entry / "stat").read_text("utf-8").rpartition(")")[2].split()
                if int(fields[1]) == parent and int(fields[3]) == session:
                    found.add(int(entry.name))
    return found


def _launch(control: int, policy: Policy) -> subprocess.Popen[bytes]:
    settings = {"landlock": policy.landlock, "uid": policy.uid, "gid": policy.gid}
    command = [sys.executable, "-I", "-X", "utf8", str(_BOOT), "zygote"]
    command += [str(control), json.dumps(settings)]
    return subprocess.Popen(
        command,
        env=_ENVIRONMENT,
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        pass_fds=(control,),
        start_new_session=True,
    )
