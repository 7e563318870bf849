"""What has come of a submission so far, for all who wait for it or watch it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress

from server.grading.verdict import CaseVerdict, Verdict


class Watched:
    """The cases of one submission as they end; watchers may come late and miss nothing."""

    def __init__(self) -> None:
        self.cases: list[CaseVerdict] = []
        self.verdict: Verdict | None = None
        self.done = asyncio.Event()
        self._changed = asyncio.Condition()

    async def add(self, case: CaseVerdict) -> None:
        async with self._changed:
            self.cases.append(case)
            self._changed.notify_all()

    async def finish(self) -> None:
        async with self._changed:
            self.done.set()
            self._changed.notify_all()

    async def wait(self, wait_s: float) -> None:
        """Return when the submission is graded, or the time is over."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self.done.wait(), wait_s)

    async def watch(self) -> AsyncIterator[CaseVerdict]:
        """Give every case, those that have ended already first, until the last one."""
        at = 0
        while True:
            async with self._changed:
                while len(self.cases) == at and not self.done.is_set():
                    await self._changed.wait()
                new = self.cases[at:]
            for case in new:
                yield case
            at += len(new)
            if self.done.is_set() and at == len(self.cases):
                return
