"""The database: SQLite in the data folder, or PostgreSQL where an address of one is given."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from types import TracebackType
from typing import Any, Self, TypeVar

from sqlalchemy import URL, StaticPool, create_engine, event, make_url, text
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine

from server.settings import SettingsError
from server.store.base import to_json
from server.store.migrating import migrate
from server.store.turns import Turns

BUSY_TIMEOUT_MS = 30_000

T = TypeVar("T")


class Store:
    """Engine and sessions of one database. Entering it brings the tables up to date.

    `transaction()` writes, `reading()` reads one consistent state; `write()` and `read()` do the
    same for work that waits for nothing else, several times as fast on SQLite. Raises
    SettingsError, naming the variable, when the database's driver is missing.
    """

    def __init__(self, url: str) -> None:
        self.url = make_url(url)
        self.engine = _engine(self.url)
        # A writer that begins as a reader fails at once when another wrote in between; one that
        # takes the lock first waits its turn.
        self._writing = self.engine.execution_options(sqlite_begin="BEGIN IMMEDIATE")
        self._turns = _turns(self.engine)

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
        if self._turns is not None:
            self._turns.close()
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

    async def write(self, work: Callable[[Connection], T]) -> T:
        """Give what the work gives, once everything it wrote is kept; after an error nothing is."""
        if self._turns is not None:
            return await self._turns.write(work)
        async with self._writing.begin() as connection:
            return await connection.run_sync(work)

    async def read(self, work: Callable[[Connection], T]) -> T:
        """Give what a few short look-ups find; on SQLite they keep everybody else waiting."""
        if self._turns is not None:
            return await self._turns.read(work)
        async with self.engine.connect() as connection:
            return await connection.run_sync(work)

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
        engine = create_async_engine(url, json_serializer=to_json)
    except ModuleNotFoundError as error:
        raise SettingsError(
            "UNROLL_DATABASE_URL",
            url.render_as_string(hide_password=True),
            f"the driver {error.name} is not installed; install it, or leave the variable empty "
            "to use SQLite",
        ) from None
    if url.get_backend_name() == "sqlite":
        _listen(engine.sync_engine)
    return engine


def _turns(engine: AsyncEngine) -> Turns | None:
    # A database in memory lives in its one connection, which can't be had a second time.
    if engine.dialect.name != "sqlite" or isinstance(engine.pool, StaticPool):
        return None
    url = engine.url.set(drivername="sqlite")
    patient = create_engine(url, json_serializer=to_json)
    prompt = create_engine(url, json_serializer=to_json)
    _listen(patient)
    _listen(prompt)
    event.listen(prompt, "connect", _wait_for_nobody)
    return Turns(patient, prompt)


def _listen(engine: Engine) -> None:
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)


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


def _wait_for_nobody(connection: Any, _record: object) -> None:
    connection.execute("PRAGMA busy_timeout = 0")
    # To copy the log into the database waits for the disk: a thread has the time.
    connection.execute("PRAGMA wal_autocheckpoint = 0")


def _begin_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("sqlite_begin", "BEGIN"))
