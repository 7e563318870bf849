"""What has come of a submission so far, for all who wait for it or watch it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress

from server.grading.verdict import CaseVerdict


class Watched:
    """The cases of one submission as they end; watchers may come late and miss nothing.

    `done` says that it is graded, and `passed` holds the verdict as JSON where it passed.
    """

    def __init__(self, *, dismissed: bool = False) -> None:
        self.cases: list[CaseVerdict] = []
        self.passed: str | None = None
        self.done = False
        self._over = asyncio.Event()
        self._watchers: list[asyncio.Event] = []
        if dismissed:
            self._over.set()

    def add(self, case: CaseVerdict) -> None:
        self.cases.append(case)
        self._wake()

    def finish(self) -> None:
        self.done = True
        self.dismiss()

    def dismiss(self) -> None:
        """Let everybody go who waits or watches; `done` tells them whether anything came of it."""
        self._over.set()
        self._wake()

    def _wake(self) -> None:
        for watcher in self._watchers:
            watcher.set()

    async def wait(self, wait_s: float) -> None:
        """Return when the submission is graded, the time is over, or nobody shall wait."""
        with suppress(TimeoutError):
            async with asyncio.timeout(wait_s):
                await self._over.wait()

    async def watch(self) -> AsyncIterator[CaseVerdict]:
        """Give every case, those that have ended already first, until the last one or dismissal."""
        news = asyncio.Event()
        self._watchers.append(news)
        try:
            at = 0
            while True:
                for case in self.cases[at:]:
                    at += 1
                    yield case
                if at == len(self.cases):
                    if self._over.is_set():
                        return
                    await news.wait()
                    news.clear()
        finally:
            self._watchers.remove(news)
