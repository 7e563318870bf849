"""How often one address may call, told in every answer's `RateLimit` headers.

`Depends(limited("answers"))` counts a call; beyond the limit it answers 429 with `Retry-After`.
Addresses are counted, not learners: a learner costs a caller nothing to make.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Coroutine

from fastapi import Request
from limits import RateLimitItem, RateLimitItemPerHour, RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.routes.errors import Problem

# Far above what a person or a class behind one address does, far below what hurts the server.
LIMITS: dict[str, RateLimitItem] = {
    "reading": RateLimitItemPerMinute(3_000),
    "answers": RateLimitItemPerMinute(600),
    "writing": RateLimitItemPerMinute(120),
    "tokens": RateLimitItemPerHour(300),
}

TIDY_S = 60.0


class Counts(MemoryStorage):
    """Counts that are tidied in passing: the library starts a thread for it, at every call."""

    def __init__(self) -> None:
        super().__init__()
        self._tidy_at = 0.0

    def incr(self, key: str, expiry: float, amount: int = 1) -> int:
        now = time.time()
        if now >= self._tidy_at:
            self._tidy_at = now + TIDY_S
            for each in [each for each, ends in self.expirations.items() if ends <= now]:
                self.clear(each)
        if self.get(key) == 0:
            self.expirations[key] = now + expiry
        self.storage[key] += amount
        return self.storage[key]


class RateLimits:
    """The counts of one process."""

    def __init__(self) -> None:
        self._limiter = FixedWindowRateLimiter(Counts())

    def count(self, name: str, caller: str) -> dict[str, str]:
        """Count one call and give the headers that say what is left.

        Raises Problem 429 when nothing is.
        """
        limit = LIMITS[name]
        allowed = self._limiter.hit(limit, name, caller)
        reset_at, remaining = self._limiter.get_window_stats(limit, name, caller)
        wait_s = max(1, math.ceil(reset_at - time.time()))
        headers = {
            "RateLimit-Policy": f'"{name}";q={limit.amount};w={limit.get_expiry()}',
            "RateLimit": f'"{name}";r={remaining};t={wait_s}',
        }
        if allowed:
            return headers
        raise Problem(
            429,
            "Too many requests",
            f"{limit.amount} requests in {limit.get_expiry()} seconds are allowed here. "
            f"Try again in {wait_s} seconds.",
            headers={**headers, "Retry-After": str(wait_s)},
        )


def limited(name: str) -> Callable[[Request], Coroutine[None, None, None]]:
    """Give a dependency that counts the call under the named limit."""
    assert name in LIMITS

    async def count(request: Request) -> None:
        counts: RateLimits = request.app.state.rate_limits
        caller = request.client.host if request.client else "unknown"
        request.state.rate_limit = counts.count(name, caller)

    return count


class RateLimitHeaders:
    """Adds what is left to the answer, also to one that a route makes itself or refuses with."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in scope.get("state", {}).get("rate_limit", {}).items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, send_with_headers)
