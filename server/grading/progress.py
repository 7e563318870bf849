"""What has come of a submission so far, for all who wait for it or watch it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress

from server.grading.verdict import CaseVerdict, Verdict


class Watched:
    """The cases of one submission as they end; watchers may come late and miss nothing."""

    def __init__(self, *, dismissed: bool = False) -> None:
        self.cases: list[CaseVerdict] = []
        self.verdict: Verdict | None = None
        self.done = asyncio.Event()
        self._over = asyncio.Event()
        if dismissed:
            self._over.set()
        self._changed = asyncio.Condition()

    async def add(self, case: CaseVerdict) -> None:
        async with self._changed:
            self.cases.append(case)
            self._changed.notify_all()

    async def finish(self) -> None:
        async with self._changed:
            self.done.set()
            self._over.set()
            self._changed.notify_all()

    async def dismiss(self) -> None:
        """Let everybody go who waits or watches; `done` tells them that nothing has come of it."""
        async with self._changed:
            self._over.set()
            self._changed.notify_all()

    async def wait(self, wait_s: float) -> None:
        """Return when the submission is graded, the time is over, or nobody shall wait."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._over.wait(), wait_s)

    async def watch(self) -> AsyncIterator[CaseVerdict]:
        """Give every case, those that have ended already first, until the last one or dismissal."""
        at = 0
        while True:
            async with self._changed:
                while len(self.cases) == at and not self._over.is_set():
                    await self._changed.wait()
                new = self.cases[at:]
            for case in new:
                yield case
            at += len(new)
            if self._over.is_set() and at == len(self.cases):
                return
