"""The database: SQLite in the data folder, or PostgreSQL where an address of one is given."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from types import TracebackType
from typing import Any, Self

from sqlalchemy import URL, event, make_url, text
from sqlalchemy.engine import Connection
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine

from server.settings import SettingsError
from server.store.migrating import migrate

BUSY_TIMEOUT_MS = 10_000


class Store:
    """Engine and sessions of one database. Entering it brings the tables up to date.

    `transaction()` writes, `reading()` reads one consistent state. Raises SettingsError, naming the
    variable, when the database's driver is missing.
    """

    def __init__(self, url: str) -> None:
        self.url = make_url(url)
        self.engine = _engine(self.url)
        # A writer that begins as a reader fails at once when another wrote in between; one that
        # takes the lock first waits its turn.
        self._writing = self.engine.execution_options(sqlite_begin="BEGIN IMMEDIATE")

    async def __aenter__(self) -> Self:
        async with self._writing.begin() as connection:
            await connection.run_sync(migrate)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.engine.dispose()

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncSession]:
        """Give a session whose writes are kept together when the block ends, or not at all."""
        async with AsyncSession(self._writing, expire_on_commit=False) as session, session.begin():
            yield session

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncSession]:
        async with AsyncSession(self.engine, expire_on_commit=False) as session:
            yield session

    async def check(self) -> dict[str, Any]:
        """Say whether the database answers, for `/readyz`."""
        try:
            async with self.reading() as session:
                await session.execute(text("SELECT 1"))
        except Exception as error:  # noqa: BLE001 - whatever it is, the store is not ready
            return {"ready": False, "reason": type(error).__name__}
        return {"ready": True, "kind": self.engine.dialect.name}


def _engine(url: URL) -> AsyncEngine:
    try:
        engine = create_async_engine(url)
    except ModuleNotFoundError as error:
        raise SettingsError(
            "UNROLL_DATABASE_URL",
            url.render_as_string(hide_password=True),
            f"the driver {error.name} is not installed; install it, or leave the variable empty "
            "to use SQLite",
        ) from None
    if url.get_backend_name() == "sqlite":
        event.listen(engine.sync_engine, "connect", _prepare_sqlite)
        event.listen(engine.sync_engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    # The driver's own transactions leave out DDL, so a failed migration would stay half done.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        f"busy_timeout = {BUSY_TIMEOUT_MS}",
        "journal_mode = WAL",
        "synchronous = NORMAL",
        "foreign_keys = ON",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("sqlite_begin", "BEGIN"))
