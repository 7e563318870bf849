from __future__ import annotations

import asyncio
import importlib
import pkgutil
from collections.abc import Callable, Coroutine
from datetime import datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, text
from sqlalchemy.exc import IntegrityError, StatementError

import server.store
from server.settings import SettingsError
from server.store import drafts, hints, learners, quizzes, reviews, tokens
from server.store.answers import Answer
from server.store.base import Base
from server.store.store import Store

InStore = Callable[[Callable[[Store], Coroutine[None, None, None]]], None]


def test_the_migrations_make_exactly_the_tables_that_the_code_describes(in_store: InStore) -> None:
    for module in pkgutil.iter_modules(server.store.__path__, "server.store."):
        importlib.import_module(module.name)

    def differences(connection: Connection) -> list[object]:
        return list(compare_metadata(MigrationContext.configure(connection), Base.metadata))

    async def scenario(store: Store) -> None:
        async with store.engine.connect() as connection:
            assert await connection.run_sync(differences) == []

    in_store(scenario)


def test_sqlite_runs_in_wal_mode_with_foreign_keys(in_sqlite: InStore) -> None:
    async def scenario(store: Store) -> None:
        async with store.reading() as session:
            answers = [
                (await session.execute(text(f"PRAGMA {name}"))).scalar()
                for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
            ]
        assert answers == ["wal", 1, 1, 30_000]

    in_sqlite(scenario)


def test_what_was_written_is_there_after_a_restart(in_store: InStore, now: datetime) -> None:
    ids: list[str] = []

    async def first(store: Store) -> None:
        async with store.transaction() as session:
            ids.append((await learners.create(session, now)).id)

    async def second(store: Store) -> None:
        async with store.reading() as session:
            found = await learners.find(session, ids[0])
        assert found is not None
        assert found.created_at == now

    in_store(first)
    in_store(second)


def test_a_transaction_that_fails_leaves_nothing_behind(in_store: InStore, now: datetime) -> None:
    async def scenario(store: Store) -> None:
        async def write() -> None:
            async with store.transaction() as session:
                await learners.create(session, now)
                await drafts.save(session, "nobody", "sigmoid", "x", now=now)

        with pytest.raises(IntegrityError):
            await write()
        async with store.reading() as session:
            assert (await session.execute(text("SELECT count(*) FROM learners"))).scalar() == 0

    in_store(scenario)


def test_fifty_writers_at_once_wait_for_each_other(in_store: InStore, now: datetime) -> None:
    async def scenario(store: Store) -> None:
        async def write() -> None:
            async with store.transaction() as session:
                learner = await learners.create(session, now)
                await learners.set_interview_date(session, learner.id, now.date())

        await asyncio.gather(*(write() for _ in range(50)))
        async with store.reading() as session:
            assert (await session.execute(text("SELECT count(*) FROM preferences"))).scalar() == 50

    in_store(scenario)


def test_two_processes_that_start_together_migrate_once(store_url: str) -> None:
    async def start() -> None:
        async with Store(store_url):
            pass

    async def both() -> None:
        await asyncio.gather(start(), start(), start())

    asyncio.run(both())


def test_the_store_starts_from_any_working_directory(
    tmp_path: Path, in_store: InStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)

    async def scenario(store: Store) -> None:
        assert (await store.check())["ready"]

    in_store(scenario)
    assert not list(elsewhere.iterdir())


def test_a_file_that_is_no_database_stops_the_start(tmp_path: Path, in_sqlite: InStore) -> None:
    (tmp_path / "unroll.sqlite3").write_bytes(b"not a database at all" * 100)

    async def scenario(_store: Store) -> None:
        raise AssertionError("it started")

    with pytest.raises(Exception, match="not a database"):
        in_sqlite(scenario)


def test_postgresql_without_its_driver_is_refused_with_a_sentence_and_no_password(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def without_driver(_url: object, **_options: object) -> None:
        raise ModuleNotFoundError("no such module", name="no_driver")

    monkeypatch.setattr("server.store.store.create_async_engine", without_driver)
    with pytest.raises(SettingsError, match="driver no_driver is not installed") as refusal:
        Store("postgresql+asyncpg://me:hunter2@localhost/unroll")
    assert "hunter2" not in str(refusal.value)


def test_a_removed_learner_takes_everything_along(in_store: InStore, now: datetime) -> None:
    async def scenario(store: Store) -> None:
        async with store.transaction() as session:
            learner = await learners.create(session, now)
            await learners.set_interview_date(session, learner.id, now.date())
            items: list[quizzes.Item] = [{"question": "sigmoid-range", "seed": 1}]
            quiz = await quizzes.create(session, learner.id, items, now=now)
            session.add(_answer(learner.id, quiz.id, now))
            await reviews.save(session, _review(learner.id, now))
            await drafts.save(session, learner.id, "sigmoid", "def sigmoid", now=now)
            await hints.open_rung(session, learner.id, "sigmoid", 1, now=now)
            await tokens.create(session, learner.id, "notebook", now=now)
        async with store.transaction() as session:
            await learners.remove(session, learner.id)
        async with store.reading() as session:
            for table in Base.metadata.tables:
                left = await session.execute(text(f"SELECT count(*) FROM {table}"))
                assert left.scalar() == 0, table

    in_store(scenario)


def test_a_quiz_is_found_by_its_own_learner_only(in_store: InStore, now: datetime) -> None:
    async def scenario(store: Store) -> None:
        async with store.transaction() as session:
            mine = await learners.create(session, now)
            other = await learners.create(session, now)
            quiz = await quizzes.create(session, mine.id, [], now=now)
            assert await quizzes.find(session, quiz.id, mine.id) is quiz
            assert await quizzes.find(session, quiz.id, other.id) is None
            assert await quizzes.unfinished(session, mine.id) is quiz
            assert await quizzes.unfinished(session, other.id) is None

    in_store(scenario)


def test_a_token_opens_only_with_its_text_which_is_not_kept(
    in_sqlite: InStore, tmp_path: Path, now: datetime
) -> None:
    texts: list[str] = []

    async def scenario(store: Store) -> None:
        async with store.transaction() as session:
            learner = await learners.create(session, now)
            token, text_ = await tokens.create(session, learner.id, "bot", now=now)
            texts.append(text_)
            assert await tokens.owner(session, text_) == learner.id
            assert await tokens.owner(session, text_ + "x") is None
            assert not await tokens.remove(session, "somebody else", token.id)
            assert await tokens.remove(session, learner.id, token.id)
            assert await tokens.owner(session, text_) is None

    in_sqlite(scenario)
    kept = b"".join(path.read_bytes() for path in tmp_path.glob("unroll.sqlite3*"))
    assert texts[0].encode() not in kept


def test_a_time_without_a_zone_is_refused(in_store: InStore, now: datetime) -> None:
    async def scenario(store: Store) -> None:
        async with store.transaction() as session:
            with pytest.raises(StatementError, match="no time zone"):
                await learners.create(session, now.replace(tzinfo=None))
            await session.rollback()

    in_store(scenario)


def test_the_highest_opened_rung_counts(in_store: InStore, now: datetime) -> None:
    async def scenario(store: Store) -> None:
        async with store.transaction() as session:
            learner = await learners.create(session, now)
            assert await hints.opened(session, learner.id, "sigmoid") == 0
            for rung in (1, 2, 1):
                await hints.open_rung(session, learner.id, "sigmoid", rung, now=now)
            assert await hints.opened(session, learner.id, "sigmoid") == 2

    in_store(scenario)


def _answer(learner_id: str, quiz_id: str, now: datetime) -> Answer:
    return Answer(
        learner_id=learner_id,
        quiz_id=quiz_id,
        position=0,
        question="sigmoid-range",
        seed=1,
        answer="a",
        correct=True,
        score=1.0,
        confidence=None,
        hint_used=False,
        rating="good",
        answered_at=now,
    )


def _review(learner_id: str, now: datetime) -> reviews.Review:
    return reviews.Review(
        learner_id=learner_id,
        question="sigmoid-range",
        due=now,
        state=1,
        step=0,
        stability=None,
        difficulty=None,
        last_review=None,
    )
