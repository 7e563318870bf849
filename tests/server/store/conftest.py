from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from server.store.store import Store

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)

Scenario = Callable[[Store], Coroutine[None, None, None]]


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def in_store(tmp_path: Path) -> Callable[[Scenario], None]:
    """Run a scenario in a store of its own; again in the same store when called again."""

    async def run(scenario: Scenario) -> None:
        async with opened(tmp_path) as store:
            await scenario(store)

    return lambda scenario: asyncio.run(run(scenario))


@asynccontextmanager
async def opened(folder: Path) -> AsyncIterator[Store]:
    async with Store(f"sqlite+aiosqlite:///{folder / 'unroll.sqlite3'}") as store:
        yield store
