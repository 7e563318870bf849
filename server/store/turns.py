"""SQLite in whole pieces of work, each of them done at once where nobody else writes.

A session changes threads several times for every statement, and so does a writing thread for every
piece of work: each change costs more than the statement, and the more the busier the machine is. To
keep a row in the write-ahead log takes 0.3 ms and waits for no disk; to copy that log into the
database may wait for one, so that is left to a thread.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from sqlalchemy.engine import Connection, Engine, RootTransaction
from sqlalchemy.exc import OperationalError

T = TypeVar("T")
# These fill about as many pages of the log as SQLite waits for before it copies them.
MOST_AT_ONCE = 300


class Turns:
    """Two engines of one database: `patient` waits for its turn, `prompt` fails rather than wait.

    The log is copied by `patient` alone, to which some writes are left for that.
    """

    def __init__(self, patient: Engine, prompt: Engine) -> None:
        self._patient = patient
        self._prompt = prompt
        # Kept open, and used by the event loop alone: taking one from the pool costs as much as a
        # statement does.
        self._reader: Connection | None = None
        self._writer: Connection | None = None
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="store")
        self._waiting = 0
        self._at_once = 0

    async def write(self, work: Callable[[Connection], T]) -> T:
        """Do work in a transaction; once it has begun it is finished, even if nobody waits."""
        if not self._waiting and (writing := self._begun()) is not None:
            with writing:
                return work(writing.connection)
        self._at_once = 0
        self._waiting += 1
        try:
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(self._thread, _do, _writing(self._patient), work)
        finally:
            self._waiting -= 1

    def _begun(self) -> RootTransaction | None:
        """Begin to write; None while somebody else does, and now and then."""
        if self._at_once == MOST_AT_ONCE:
            return None
        self._at_once += 1
        try:
            self._writer = self._writer or _writing(self._prompt).connect()
            return self._writer.begin()
        except OperationalError:
            return None

    async def read(self, work: Callable[[Connection], T]) -> T:
        """Look something up at once: beside a write-ahead log readers wait for no writer."""
        try:
            self._reader = self._reader or self._prompt.connect()
            with self._reader.begin():
                return work(self._reader)
        except OperationalError:
            # Somebody else is just mending the log, or closing it.
            return await asyncio.to_thread(_do, self._patient, work)

    def close(self) -> None:
        """Finish what has begun, and give the connections back."""
        self._thread.shutdown()
        for connection in (self._reader, self._writer):
            if connection is not None:
                connection.close()
        self._patient.dispose()
        self._prompt.dispose()


def _writing(engine: Engine) -> Engine:
    return engine.execution_options(sqlite_begin="BEGIN IMMEDIATE")


def _do(engine: Engine, work: Callable[[Connection], T]) -> T:
    with engine.begin() as connection:
        return work(connection)
