"""Spares ahead of need, in the place of those that were used."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any, Final, TypeAlias, TypeVar

from .child_process import ChildProcess
from .conversation import ChildLost
from .errors import SandboxError, Unavailable
from .policy import Policy
from .unsafe import UnsafeStarter
from .zygote import Lost, Zygote

T = TypeVar("T")
Starter: TypeAlias = Zygote | UnsafeStarter
SelfTest = Callable[[Starter], Awaitable[None]]
_ATTEMPTS: Final = 8
_AGAIN_S: Final = 10.0
# Who waits for a verdict gets it before the child that gave it is ended and replaced.
_AFTER_S: Final = 0.005


class Pool:
    """Waiting spares of one zygote, which is replaced when it is lost or worn out.

    `idle` says whether a core is free: spares are made only then, since a job that runs comes
    before one that may come.
    """

    def __init__(
        self,
        policy: Policy,
        *,
        self_test: SelfTest,
        on_failure: Callable[[Unavailable], None],
        idle: Callable[[], bool],
    ) -> None:
        self.policy = policy
        self.generation = 0
        self.zygote: Starter | None = None
        self.spares: deque[ChildProcess] = deque()
        self._self_test = self_test
        self._on_failure = on_failure
        self._idle = idle
        self._starting = asyncio.Lock()
        self._tasks: set[asyncio.Future[Any]] = set()
        self._filling = False
        self._again: asyncio.TimerHandle | None = None
        self._closed = False

    async def take(self, *, fresh: bool = False) -> ChildProcess:
        """Give a child for one job: a spare, or one cloned now where none waits or `fresh`."""
        while self.spares and not fresh:
            child = self.spares.popleft()
            if child.alive:
                return child
            self.discard(child)
        # Not to be broken off half-way: what nobody waits for any more becomes a spare.
        spawning = self._background(self._spawn(warm=False))
        try:
            return await asyncio.shield(spawning)
        except asyncio.CancelledError:
            spawning.add_done_callback(self._keep)
            raise

    def _keep(self, spawning: "asyncio.Future[ChildProcess]") -> None:
        if spawning.cancelled() or spawning.exception() is not None:
            return
        if self._closed:
            self.discard(spawning.result())
        else:
            self.spares.append(spawning.result())

    async def _spawn(self, *, warm: bool) -> ChildProcess:
        for _ in range(_ATTEMPTS):
            zygote = self._usable(bound=2) or await self.ready_zygote()
            try:
                return await zygote.spawn(warm=warm)
            except Lost:
                continue
        raise Unavailable("the sandbox's processes were killed again and again")

    def _usable(self, *, bound: int) -> Starter | None:
        """Give the zygote unless it is lost, or has made `bound` times its share of children."""
        found = self.zygote
        if found is None or not found.alive:
            return None
        return found if found.spawned < bound * self.policy.jobs_per_zygote else None

    async def ready_zygote(self) -> Starter:
        """Give the zygote; a new one, self-tested, where the old one is lost or worn out.

        The old one and its spares serve on until the new one is proved.
        """
        async with self._starting:
            if (old := self._usable(bound=1)) is not None:
                return old
            try:
                fresh = await self._proved()
            except Unavailable as error:
                self._on_failure(error)
                raise
            worn, self.zygote = self.zygote, fresh
            self.generation += 1
            if worn is not None:
                await worn.close()
            return fresh

    async def _proved(self) -> Starter:
        for _ in range(_ATTEMPTS):
            if self._closed:
                break
            try:
                fresh = await self._start()
            except Lost:
                continue
            try:
                await self._self_test(fresh)
            except (Lost, ChildLost):
                await fresh.close()
            except BaseException:
                await fresh.close()
                raise
            else:
                return fresh
        raise Unavailable("the sandbox was stopped, or its processes were killed again and again")

    async def _start(self) -> Starter:
        return UnsafeStarter() if self.policy.unsafe_local else await Zygote.start(self.policy)

    def discard(self, child: ChildProcess) -> None:
        """End a child, without waiting for it here."""
        child.kill()
        self._background(child.end())

    def retire(self, child: ChildProcess) -> None:
        """End a child that has answered all, and waits for more, a little later.

        To take its memory down lasts a millisecond or two, in which others wait for its core.
        """
        self._background(self._retire(child))

    async def _retire(self, child: ChildProcess) -> None:
        try:
            await asyncio.sleep(_AFTER_S)
        finally:
            self.discard(child)

    def refill(self) -> None:
        """Make spares in the background, one at a time, while there are too few and a core idles.

        Replaces a worn zygote, too.
        """
        if not self._filling and not self._closed:
            self._filling = True
            self._background(self._fill())

    async def _fill(self) -> None:
        try:
            await asyncio.sleep(_AFTER_S)
            await self.ready_zygote()
            while self._wanting():
                self.spares.append(await self._spawn(warm=True))
        except SandboxError:
            # Whoever asks for a child next meets the same error and can say so.
            if not self._closed:
                self._again = asyncio.get_running_loop().call_later(_AGAIN_S, self.refill)
        finally:
            self._filling = False

    def _wanting(self) -> bool:
        return not self._closed and len(self.spares) < self.policy.spares and self._idle()

    def _background(self, work: Awaitable[T]) -> "asyncio.Future[T]":
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def settle(self) -> None:
        """Wait until the spares are complete and every ended child is gone."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    async def close(self) -> None:
        """Leave no process."""
        self._closed = True
        if self._again is not None:
            self._again.cancel()
        while True:
            if self.zygote is not None:
                await self.zygote.close()
            while self.spares:
                self.discard(self.spares.popleft())
            if not self._tasks:
                return
            await asyncio.gather(*self._tasks, return_exceptions=True)
