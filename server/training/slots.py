"""How many runs may go on at once, and how many of them compute at the same moment."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from anyio import CapacityLimiter, to_thread

RUNS = 8
Result = TypeVar("Result")


class Busy(Exception):
    """Every slot is taken; one becomes free when a caller leaves."""


class Slots:
    """Counts runs, and lets half of the processors work on them, so that pages stay quick."""

    def __init__(self, runs: int = RUNS) -> None:
        self.limit = runs
        self.taken = 0
        self._workers: CapacityLimiter | None = None

    @contextmanager
    def take(self) -> Iterator[None]:
        """Hold a slot for the block. Raises Busy."""
        if self.taken >= self.limit:
            raise Busy
        self.taken += 1
        try:
            yield
        finally:
            self.taken -= 1

    async def compute(self, work: Callable[[], Result]) -> Result:
        """Run blocking work in a thread of the few that training may use."""
        if self._workers is None:
            self._workers = CapacityLimiter(max(1, (os.cpu_count() or 2) // 2))
        return await to_thread.run_sync(work, limiter=self._workers)
