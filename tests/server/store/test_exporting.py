from __future__ import annotations

import copy
import json
from collections.abc import Callable, Coroutine
from datetime import datetime
from typing import Any

import pytest

from server.store import answers, drafts, exporting, learners, quizzes, tokens
from server.store.exporting import ImportedError
from server.store.store import Store

InStore = Callable[[Callable[[Store], Coroutine[None, None, None]]], None]


async def learner_with_work(store: Store, now: datetime) -> str:
    async with store.transaction() as session:
        learner = await learners.create(session, now)
        await learners.set_interview_date(session, learner.id, now.date())
        items: list[quizzes.Item] = [{"question": "sigmoid-range", "seed": 1}]
        quiz = await quizzes.create(session, learner.id, items, now=now)
        answer = answers.Answer(
            learner_id=learner.id,
            quiz_id=quiz.id,
            position=0,
            question="sigmoid-range",
            seed=1,
            answer={"chosen": [1]},
            correct=True,
            score=1.0,
            confidence=0.5,
            hint_used=False,
            rating="good",
            answered_at=now,
        )
        await answers.add(session, answer)
        await drafts.save(session, learner.id, "sigmoid", "def sigmoid", now=now)
        await tokens.create(session, learner.id, "bot", now=now)
        return learner.id


async def exported(store: Store, learner_id: str) -> dict[str, Any]:
    async with store.reading() as session:
        document = await exporting.export(session, learner_id)
    plain: dict[str, Any] = json.loads(json.dumps(document))
    return plain


async def new_learner(store: Store, now: datetime) -> str:
    async with store.transaction() as session:
        return (await learners.create(session, now)).id


def test_an_export_is_plain_json_with_everything_but_tokens(
    in_store: InStore, now: datetime
) -> None:
    async def scenario(store: Store) -> None:
        learner_id = await learner_with_work(store, now)
        document = await exported(store, learner_id)
        assert document["tables"]["answers"][0]["answered_at"] == "2026-11-24T09:00:00+00:00"
        assert document["tables"]["preferences"] == [{"interview_on": "2026-11-24"}]
        assert "tokens" not in document["tables"]
        assert learner_id not in json.dumps(document)

    in_store(scenario)


def test_a_stranger_gets_an_export_with_nothing_of_others(in_store: InStore, now: datetime) -> None:
    async def scenario(store: Store) -> None:
        await learner_with_work(store, now)
        async with store.reading() as session:
            document = await exporting.export(session, None)
        assert not any(document["tables"].values())

    in_store(scenario)


def test_an_export_moves_to_another_learner_whole(in_store: InStore, now: datetime) -> None:
    async def scenario(store: Store) -> None:
        document = await exported(store, await learner_with_work(store, now))
        other = await new_learner(store, now)
        for _again in range(2):
            async with store.transaction() as session:
                assert await exporting.take_in(session, other, document) == {"sigmoid-range"}
        moved = await exported(store, other)
        quiz, answer = moved["tables"]["quiz_sessions"][0], moved["tables"]["answers"][0]
        assert answer["quiz_id"] == quiz["id"] != document["tables"]["quiz_sessions"][0]["id"]
        for table, rows in document["tables"].items():
            assert len(moved["tables"][table]) == len(rows), table

    in_store(scenario)


def test_taking_in_an_own_export_changes_nothing(in_store: InStore, now: datetime) -> None:
    async def scenario(store: Store) -> None:
        learner_id = await learner_with_work(store, now)
        document = await exported(store, learner_id)
        async with store.transaction() as session:
            await exporting.take_in(session, learner_id, document)
        assert await exported(store, learner_id) == document

    in_store(scenario)


@pytest.mark.parametrize(
    ("table", "column", "value", "said"),
    [
        ("answers", "rating", "excellent", "rating"),
        ("answers", "score", 7, "score"),
        ("answers", "score", float("nan"), "score"),
        ("answers", "seed", 2**80, "seed"),
        ("answers", "answered_at", "2026-11-24T09:00:00", "answered_at"),
        ("answers", "question", "x" * 500, "longer than 120"),
        ("answers", "quiz_id", "somebody-elses", "missing"),
        ("quiz_sessions", "items", ["no item"], "items"),
        ("drafts", "exercise", None, "exercise"),
    ],
)
def test_a_document_with_a_wrong_value_is_refused_by_its_place(
    in_store: InStore, now: datetime, table: str, column: str, value: object, said: str
) -> None:
    async def scenario(store: Store) -> None:
        document = copy.deepcopy(await exported(store, await learner_with_work(store, now)))
        document["tables"][table][0][column] = value
        other = await new_learner(store, now)
        async with store.transaction() as session:
            with pytest.raises(ImportedError, match=said):
                await exporting.take_in(session, other, document)

    in_store(scenario)


@pytest.mark.parametrize(
    "document",
    [
        {},
        {"format": "unroll-learner", "version": 2, "tables": {}},
        {"format": "unroll-learner", "version": 1},
        {"format": "unroll-learner", "version": 1, "tables": {"answers": "none"}},
        {"format": "unroll-learner", "version": 1, "tables": {"answers": [3]}},
    ],
)
def test_what_is_no_export_is_refused(
    in_store: InStore, now: datetime, document: dict[str, Any]
) -> None:
    async def scenario(store: Store) -> None:
        learner_id = await new_learner(store, now)
        async with store.transaction() as session:
            with pytest.raises(ImportedError):
                await exporting.take_in(session, learner_id, document)

    in_store(scenario)
