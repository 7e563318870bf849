"""SQLite in whole pieces of work: one turn of a thread to write, and none to look something up.

A session changes threads several times for every statement, and on a busy machine each change costs
more than the statement.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import OperationalError

T = TypeVar("T")


class Turns:
    """One thread that writes; `prompt` is an engine whose reads fail rather than wait."""

    def __init__(self, engine: Engine, prompt: Engine) -> None:
        self._engine = engine
        self._prompt = prompt
        self._writing = engine.execution_options(sqlite_begin="BEGIN IMMEDIATE")
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="store")

    async def write(self, work: Callable[[Connection], T]) -> T:
        """Do work in a transaction; once it has begun it is finished, even if nobody waits."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._writer, _do, self._writing, work)

    async def read(self, work: Callable[[Connection], T]) -> T:
        """Look something up at once: beside a write-ahead log readers wait for no writer."""
        try:
            return _do(self._prompt, work)
        except OperationalError:
            # Somebody else is just mending the log, or closing it.
            return await asyncio.to_thread(_do, self._engine, work)

    def close(self) -> None:
        """Finish what has begun, and give the connections back."""
        self._writer.shutdown()
        self._engine.dispose()
        self._prompt.dispose()


def _do(engine: Engine, work: Callable[[Connection], T]) -> T:
    with engine.begin() as connection:
        return work(connection)
