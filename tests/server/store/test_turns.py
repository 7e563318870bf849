"""Pieces of work: kept whole or not at all, and looked up while others write."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Coroutine
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import Connection
from sqlalchemy.exc import IntegrityError

from server.store import learners, submissions
from server.store.base import Written
from server.store.store import Store
from server.store.submissions import SubmissionRow
from server.store.turns import MOST_AT_ONCE, Turns

InStore = Callable[[Callable[[Store], Coroutine[None, None, None]]], None]


def submission(learner_id: str, now: datetime) -> SubmissionRow:
    return SubmissionRow(
        id="s",
        learner_id=learner_id,
        exercise="sigmoid",
        source="x = 1",
        seed=3,
        status="queued",
        submitted_at=now,
    )


async def kept(store: Store, now: datetime) -> str:
    """Keep a learner with one submission, and give the learner's id."""
    async with store.transaction() as session:
        learner_id = (await learners.create(session, now)).id
    await store.write(partial(submissions.add, row=submission(learner_id, now)))
    return learner_id


def insert_learners(connection: Connection, ids: tuple[str, ...]) -> None:
    for each in ids:
        statement = text("INSERT INTO learners (id, created_at) VALUES (:id, '2026-11-24')")
        connection.execute(statement, {"id": each})


def test_a_submission_and_its_verdict_are_read_as_they_were_kept(
    in_store: InStore, now: datetime
) -> None:
    async def scenario(store: Store) -> None:
        await kept(store, now)
        written = Written('{"status": "failed", "score": 0.5}')
        end = partial(submissions.finish, submission_id="s", status="failed")
        await store.write(partial(end, shown=written, full=None))
        await store.write(partial(end, shown=written, full=Written('["everything"]')))
        row = await store.read(partial(submissions.find, submission_id="s"))
        assert row is not None
        assert (row.status, row.verdict["score"], row.submitted_at) == ("failed", 0.5, now)
        full = await store.read(partial(submissions.full_verdict, submission_id="s"))
        assert full == ["everything"]

    in_store(scenario)


def test_a_verdict_of_a_deleted_submission_is_dropped(in_store: InStore, now: datetime) -> None:
    async def scenario(store: Store) -> None:
        learner_id = await kept(store, now)
        async with store.transaction() as session:
            await learners.remove(session, learner_id)
        written = Written("[]")
        end = partial(submissions.finish, submission_id="s", status="failed")
        await store.write(partial(end, shown=written, full=written))
        assert await store.read(partial(submissions.full_verdict, submission_id="s")) is None

    in_store(scenario)


def test_work_that_fails_leaves_nothing_behind(in_store: InStore) -> None:
    async def scenario(store: Store) -> None:
        with pytest.raises(IntegrityError):
            await store.write(partial(insert_learners, ids=("one", "one")))
        assert not await store.read(partial(learners.exists, learner_id="one"))

    in_store(scenario)


def test_a_submission_of_nobody_is_refused(in_store: InStore, now: datetime) -> None:
    async def scenario(store: Store) -> None:
        with pytest.raises(IntegrityError):
            await store.write(partial(submissions.add, row=submission("nobody", now)))

    in_store(scenario)


def test_a_look_up_waits_for_no_writer_and_a_writer_for_its_turn(
    in_sqlite: InStore, now: datetime
) -> None:
    async def scenario(store: Store) -> None:
        async with store.transaction() as session:
            learner_id = (await learners.create(session, now)).id
            work = partial(submissions.add, row=submission(learner_id, now))
            writing = asyncio.create_task(store.write(work))
            assert not await store.read(partial(learners.exists, learner_id=learner_id))
            assert not writing.done()
        await writing
        assert await store.read(partial(learners.exists, learner_id=learner_id))

    in_sqlite(scenario)


def test_the_log_does_not_grow_for_ever(in_sqlite: InStore) -> None:
    async def scenario(store: Store) -> None:
        database = Path(store.url.database or "")
        log = database.with_name(database.name + "-wal")
        sizes = []
        for number in range(6 * MOST_AT_ONCE):
            await store.write(partial(insert_learners, ids=(f"{number:x}",)))
            sizes.append(log.stat().st_size)
        assert max(sizes) < 1.5 * sizes[2 * MOST_AT_ONCE]

    in_sqlite(scenario)


def test_a_look_up_waits_aside_while_the_whole_file_is_locked(tmp_path: Path) -> None:
    # Without a write-ahead log a writer can lock everybody out, as mending that log does.
    url = f"sqlite:///{tmp_path / 'locked.sqlite3'}"
    lock = sqlite3.connect(tmp_path / "locked.sqlite3", isolation_level=None)
    lock.execute("CREATE TABLE things (name TEXT)")
    lock.execute("BEGIN EXCLUSIVE")
    waits, fails = (create_engine(url, connect_args={"timeout": each}) for each in (30, 0))
    turns = Turns(waits, fails)

    async def scenario() -> int:
        reading = asyncio.create_task(turns.read(count_things))
        await asyncio.sleep(0)
        assert not reading.done()
        lock.execute("COMMIT")
        return await reading

    try:
        assert asyncio.run(scenario()) == 0
    finally:
        turns.close()
        lock.close()


def count_things(connection: Connection) -> int:
    return int(connection.execute(text("SELECT count(*) FROM things")).scalar_one())
