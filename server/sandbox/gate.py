"""At most so many jobs at a time, the others in order, and no more than so many of those."""

import asyncio
import math
import time
from collections import deque

from .errors import Overloaded

_SMOOTHING = 0.1


class Gate:
    """First come, first served; refuses at once when too many wait."""

    def __init__(self, *, running: int, waiting: int) -> None:
        self.limit = running
        self.max_waiting = waiting
        self.running = 0
        self._queue: deque[asyncio.Future[None]] = deque()
        self._typical_s = 0.05

    @property
    def idle(self) -> bool:
        """Whether one more could run at once."""
        return self.running < self.limit

    @property
    def waiting(self) -> int:
        return len(self._queue)

    async def enter(self) -> float:
        """Wait for a turn; when it came. Raises Overloaded."""
        if self.running < self.limit and not self._queue:
            self.running += 1
            return time.monotonic()
        if len(self._queue) >= self.max_waiting:
            raise Overloaded(len(self._queue), self.retry_after_s())
        turn = asyncio.get_running_loop().create_future()
        self._queue.append(turn)
        try:
            await turn
        except asyncio.CancelledError:
            if not turn.cancelled():
                self._pass_on()
            elif turn in self._queue:
                self._queue.remove(turn)
            raise
        return time.monotonic()

    def leave(self, entered: float) -> None:
        """Give the place to the next in line."""
        self._typical_s += _SMOOTHING * (time.monotonic() - entered - self._typical_s)
        self._pass_on()

    def _pass_on(self) -> None:
        while self._queue:
            turn = self._queue.popleft()
            if not turn.done():
                turn.set_result(None)
                return
        self.running -= 1

    def retry_after_s(self) -> int:
        """Give a guess at when a place in the queue will be free, in whole seconds."""
        return max(1, math.ceil(len(self._queue) * self._typical_s / self.limit))
