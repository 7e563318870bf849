from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from pathlib import Path

import pytest

from server.store.store import Store

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)

Scenario = Callable[[Store], Coroutine[None, None, None]]


@pytest.fixture
def now() -> datetime:
    return NOW


BOTH = [
    "sqlite",
    # One worker has them all, and so one server.
    pytest.param("postgresql", marks=pytest.mark.xdist_group("postgresql")),
]


@pytest.fixture(params=BOTH)
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Address of a database of the test's own, of each kind."""
    if request.param == "sqlite":
        return sqlite_url(tmp_path)
    url: str = request.getfixturevalue("postgresql_url")
    return url.replace("postgresql://", "postgresql+asyncpg://")


@pytest.fixture
def in_store(store_url: str) -> Callable[[Scenario], None]:
    """Run a scenario in a store of its own; again in the same store when called again."""
    return lambda scenario: asyncio.run(_run(scenario, store_url))


@pytest.fixture
def in_sqlite(tmp_path: Path) -> Callable[[Scenario], None]:
    """Do the same with SQLite, in the test's folder."""
    return lambda scenario: asyncio.run(_run(scenario, sqlite_url(tmp_path)))


async def _run(scenario: Scenario, url: str) -> None:
    async with Store(url) as store:
        await scenario(store)


def sqlite_url(folder: Path) -> str:
    return f"sqlite+aiosqlite:///{folder / 'unroll.sqlite3'}"
