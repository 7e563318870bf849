"""SQLite in whole pieces of work: each takes one turn of a thread, however many statements it has.

A session changes threads several times for every statement, and on a busy machine each change costs
more than the statement.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from sqlalchemy.engine import Connection, Engine

T = TypeVar("T")


class Turns:
    """Two threads: one writes, and one reads, which waits for no writer."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._writing = engine.execution_options(sqlite_begin="BEGIN IMMEDIATE")
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="store-writing")
        self._reader = ThreadPoolExecutor(1, thread_name_prefix="store-reading")

    async def write(self, work: Callable[[Connection], T]) -> T:
        """Do work in a transaction; once it has begun it is finished, even if nobody waits."""
        return await _turn(self._writer, self._writing, work)

    async def read(self, work: Callable[[Connection], T]) -> T:
        return await _turn(self._reader, self._engine, work)

    def close(self) -> None:
        """Finish what has begun, and give the connections back."""
        self._writer.shutdown()
        self._reader.shutdown()
        self._engine.dispose()


async def _turn(thread: ThreadPoolExecutor, engine: Engine, work: Callable[[Connection], T]) -> T:
    return await asyncio.get_running_loop().run_in_executor(thread, _do, engine, work)


def _do(engine: Engine, work: Callable[[Connection], T]) -> T:
    with engine.begin() as connection:
        return work(connection)
