"""Spares ahead of need, in the place of those that were used."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import TypeAlias

from .child_process import ChildProcess
from .errors import SandboxError, Unavailable
from .policy import Policy
from .unsafe import UnsafeStarter
from .zygote import Zygote, ZygoteLost

Starter: TypeAlias = Zygote | UnsafeStarter
SelfTest = Callable[[Starter], Awaitable[None]]
_ATTEMPTS = 3


class Pool:
    """Waiting spares of one zygote, which is replaced when it is lost or worn out."""

    def __init__(self, policy: Policy, self_test: SelfTest) -> None:
        self.policy = policy
        self.generation = 0
        self.zygote: Starter | None = None
        self.spares: deque[ChildProcess] = deque()
        self._self_test = self_test
        self._starting = asyncio.Lock()
        self._tasks: set[asyncio.Task[object]] = set()
        self._filling = False
        self._closed = False

    async def take(self, *, fresh: bool = False) -> ChildProcess:
        """Give a child for one job: a spare, or one cloned now where none waits or `fresh`."""
        while self.spares and not fresh:
            child = self.spares.popleft()
            if child.alive:
                return child
            self.discard(child)
        return await self._spawn(warm=False)

    async def _spawn(self, *, warm: bool) -> ChildProcess:
        for _ in range(_ATTEMPTS):
            zygote = await self.ready_zygote()
            try:
                return await zygote.spawn(warm=warm)
            except ZygoteLost:
                continue
        raise Unavailable("the sandbox's zygote ended again and again")

    async def ready_zygote(self) -> Starter:
        """Give the zygote; a new one, self-tested, where the old one is lost or worn out."""
        async with self._starting:
            old = self.zygote
            if old is not None and old.alive and old.spawned < self.policy.jobs_per_zygote:
                return old
            self.zygote = None
            if old is not None:
                await old.close()
            self._retire_spares()
            fresh = await self._start()
            try:
                await self._self_test(fresh)
            except BaseException:
                await fresh.close()
                raise
            self.generation += 1
            self.zygote = fresh
            return fresh

    async def _start(self) -> Starter:
        return UnsafeStarter() if self.policy.unsafe_local else await Zygote.start(self.policy)

    def _retire_spares(self) -> None:
        while self.spares:
            self.discard(self.spares.popleft())

    def discard(self, child: ChildProcess) -> None:
        """End a child, without waiting for it here."""
        child.kill()
        self._background(child.end())

    def refill(self) -> None:
        """Make spares in the background until there are enough; one at a time."""
        if not self._filling and not self._closed:
            self._filling = True
            self._background(self._fill())

    async def _fill(self) -> None:
        try:
            while not self._closed and len(self.spares) < self.policy.spares:
                self.spares.append(await self._spawn(warm=True))
        except SandboxError:
            # Whoever asks for a child next meets the same error and can say so.
            return
        finally:
            self._filling = False

    def _background(self, work: Awaitable[object]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def settle(self) -> None:
        """Wait until the spares are complete and every ended child is gone."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    async def close(self) -> None:
        """Leave no process."""
        self._closed = True
        self._retire_spares()
        if self.zygote is not None:
            await self.zygote.close()
        while self._tasks:
            await asyncio.gather(*self._tasks, return_exceptions=True)
            self._retire_spares()
