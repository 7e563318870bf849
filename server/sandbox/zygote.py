"""Starting the zygote and having it clone children."""

import asyncio
import json
import socket
import subprocess
import sys
from pathlib import Path
from typing import Final

from .child_process import ChildProcess, until_ready
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


class ZygoteLost(SandboxError):
    """The zygote ended; another one is started."""


class Zygote:
    """A running zygote; `spawned` counts its children."""

    def __init__(self, process: subprocess.Popen[bytes], control: socket.socket) -> None:
        self.process = process
        self.spawned = 0
        self.landlock_abi = 0
        self._control = control
        self._turn = asyncio.Lock()
        self._lost = False
        self._last_words = b""

    @classmethod
    async def start(cls, policy: Policy) -> "Zygote":
        """Give a zygote that is ready to clone. Raises Unavailable, saying why it is not."""
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        ours.setblocking(False)
        with theirs:
            try:
                zygote = cls(_launch(theirs.fileno(), policy), ours)
            except OSError as error:
                ours.close()
                raise Unavailable(f"the sandbox did not start: {error}") from error
        try:
            async with asyncio.timeout(policy.start_timeout_s):
                told = json.loads(await zygote._hear())
        except (TimeoutError, ZygoteLost, ValueError) as error:
            await zygote.close()
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
        """Give a locked-down child that waits for its job. Raises ZygoteLost or Unavailable."""
        async with self._turn:
            child = await self._clone(b"W" if warm else b"C")
        self.spawned += 1
        try:
            await until_ready(child)
        except BaseException as error:
            child.drain_outputs()
            complaint = child.stderr.take().strip().rpartition("\n")[2]
            await child.end()
            if isinstance(error, SandboxError):
                raise Unavailable(f"a child could not be locked down: {complaint}") from error
            raise
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
                raise ZygoteLost("the zygote ended") from error
            raise
        finally:
            pipes.close_theirs()
        return ChildProcess(ClonedChild(pid), pipes.ours)

    async def _hear(self) -> bytes:
        try:
            message = await asyncio.get_running_loop().sock_recv(self._control, 4096)
        except OSError as error:
            raise ZygoteLost("the zygote ended") from error
        if not message:
            self._lost = True
            raise ZygoteLost("the zygote ended")
        return message

    def complaint(self) -> str:
        """Give the last line that an ended zygote wrote on its error stream."""
        text = self._last_words.decode(errors="replace")
        return text.strip().rpartition("\n")[2] or "it ended or hung without a word"

    async def close(self) -> None:
        """End it; the children that it cloned are not its own and live on."""
        self._lost = True
        self._control.close()
        self.process.kill()
        _, self._last_words = await asyncio.to_thread(self.process.communicate)


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
