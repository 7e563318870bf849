from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from server import quizzing
from server.answering import Given, call_easy, overrule
from server.practice.quiz import Candidate
from server.quizzing import Standing
from server.store import learners, quizzes, reviews
from server.store.quizzes import Quiz
from server.store.store import Store

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
BANK = {f"q{n}" for n in range(4)}
CANDIDATES = [Candidate(id=each, group=each, level=1) for each in sorted(BANK)]

Scenario = Callable[[Store, str], Coroutine[None, None, None]]


@dataclass(frozen=True)
class Mark:
    correct: bool | None
    score: float


RIGHT = Mark(correct=True, score=1.0)
WRONG = Mark(correct=False, score=0.0)


@pytest.fixture
def play(tmp_path: Path) -> Callable[[Scenario], None]:
    """Run a scenario with a store and a learner of its own."""

    async def run(scenario: Scenario) -> None:
        async with Store(f"sqlite+aiosqlite:///{tmp_path / 'unroll.sqlite3'}") as store:
            async with store.transaction() as session:
                learner = await learners.create(session, NOW)
            await scenario(store, learner.id)

    return lambda scenario: asyncio.run(run(scenario))


async def begin(store: Store, learner_id: str) -> Quiz:
    async with store.transaction() as session:
        quiz = await quizzing.begin(session, learner_id, CANDIDATES, length=4, seed=1, now=NOW)
    assert quiz is not None
    return quiz


async def standing(store: Store, quiz: Quiz, known: set[str] = BANK) -> Standing:
    async with store.reading() as session:
        found = await quizzes.find(session, quiz.id, quiz.learner_id)
        assert found is not None
        return await quizzing.standing(session, found, known=known)


async def answer(store: Store, quiz: Quiz, mark: Mark, *, now: datetime = NOW) -> str:
    async with store.transaction() as session:
        found = await quizzes.find(session, quiz.id, quiz.learner_id)
        assert found is not None
        at = await quizzing.standing(session, found, known=BANK)
        question = at.item["question"]
        given = Given(
            question=question,
            seed=at.item["seed"],
            answer=0,
            quiz_id=quiz.id,
            position=at.position,
            took_s=quizzing.took_s(at, now),
        )
        await quizzing.answer(session, at, given, mark, now=now)
    return question


async def step(
    store: Store, quiz: Quiz, act: Callable[..., Coroutine[None, None, None]]
) -> list[str]:
    async with store.transaction() as session:
        found = await quizzes.find(session, quiz.id, quiz.learner_id)
        assert found is not None
        await act(session, await quizzing.standing(session, found, known=BANK))
    return [item["question"] for item in (await standing(store, quiz)).quiz.items]


def test_a_quiz_goes_from_question_to_question_and_ends(play: Callable[[Scenario], None]) -> None:
    async def scenario(store: Store, learner_id: str) -> None:
        quiz = await begin(store, learner_id)
        asked = [await answer(store, quiz, RIGHT if n % 2 else WRONG) for n in range(4)]
        at = await standing(store, quiz)
        assert set(asked) == BANK
        assert at.finished
        assert at.right == 2
        assert at.quiz.finished_at == NOW

    play(scenario)


def test_a_skipped_question_comes_last_and_can_be_brought_back(
    play: Callable[[Scenario], None],
) -> None:
    async def scenario(store: Store, learner_id: str) -> None:
        quiz = await begin(store, learner_id)
        await answer(store, quiz, RIGHT)
        before = [item["question"] for item in quiz.items]
        after = await step(store, quiz, quizzing.skip_current)
        assert after == [before[0], before[2], before[3], before[1]]
        assert (await standing(store, quiz)).can_undo_skip
        assert await step(store, quiz, quizzing.undo_skip) == before
        assert not (await standing(store, quiz)).can_undo_skip

    play(scenario)


def test_the_last_question_cannot_be_skipped(play: Callable[[Scenario], None]) -> None:
    async def scenario(store: Store, learner_id: str) -> None:
        quiz = await begin(store, learner_id)
        for _ in range(3):
            await answer(store, quiz, RIGHT)
        before = [item["question"] for item in quiz.items]
        assert not (await standing(store, quiz)).can_skip
        assert await step(store, quiz, quizzing.skip_current) == before

    play(scenario)


def test_a_question_that_left_the_bank_is_not_asked(play: Callable[[Scenario], None]) -> None:
    async def scenario(store: Store, learner_id: str) -> None:
        quiz = await begin(store, learner_id)
        await answer(store, quiz, RIGHT)
        gone = quiz.items[2]["question"]
        at = await standing(store, quiz, BANK - {gone})
        assert len(at.quiz.items) == 3
        assert gone not in [item["question"] for item in at.quiz.items]

    play(scenario)


def test_an_answer_schedules_its_question(play: Callable[[Scenario], None]) -> None:
    async def scenario(store: Store, learner_id: str) -> None:
        quiz = await begin(store, learner_id)
        missed, known = await answer(store, quiz, WRONG), await answer(store, quiz, RIGHT)
        async with store.reading() as session:
            dates = await quizzing.due_dates(session, learner_id)
        assert NOW < dates[missed] < dates[known]

    play(scenario)


def test_an_interview_date_moves_what_is_due_before_it(play: Callable[[Scenario], None]) -> None:
    async def scenario(store: Store, learner_id: str) -> None:
        quiz = await begin(store, learner_id)
        await answer(store, quiz, RIGHT)
        interview = (NOW + timedelta(days=5)).date()
        async with store.transaction() as session:
            given = (await quizzing.standing(session, quiz, known=BANK)).answers[0]
            await call_easy(session, given)
            free = await quizzing.due_dates(session, learner_id)
            await learners.set_interview_date(session, learner_id, interview)
            bound = await quizzing.due_dates(session, learner_id)
        assert free[given.question].date() > interview
        assert bound[given.question].date() < interview

    play(scenario)


def test_a_slow_answer_is_hard_and_a_quick_one_good(play: Callable[[Scenario], None]) -> None:
    async def scenario(store: Store, learner_id: str) -> None:
        quiz = await begin(store, learner_id)
        for seconds in (5, 500):
            async with store.transaction() as session:
                found = await quizzes.find(session, quiz.id, learner_id)
                assert found is not None
                await quizzing.show(session, found, now=NOW)
            await answer(store, quiz, RIGHT, now=NOW + timedelta(seconds=seconds))
        assert [each.rating for each in (await standing(store, quiz)).answers] == ["good", "hard"]

    play(scenario)


def test_a_miss_cannot_be_called_easy(play: Callable[[Scenario], None]) -> None:
    async def scenario(store: Store, learner_id: str) -> None:
        quiz = await begin(store, learner_id)
        missed = await answer(store, quiz, WRONG)
        async with store.transaction() as session:
            given = (await quizzing.standing(session, quiz, known=BANK)).answers[0]
            before = await reviews.find(session, learner_id, missed)
            await call_easy(session, given)
            assert given.rating == "again"
            after = await reviews.find(session, learner_id, missed)
            assert before is not None
            assert after is not None
            assert after.due == before.due

    play(scenario)


def test_what_only_covers_half_counts_as_known_when_nothing_is_wrong(
    play: Callable[[Scenario], None],
) -> None:
    async def scenario(store: Store, learner_id: str) -> None:
        quiz = await begin(store, learner_id)
        await answer(store, quiz, Mark(correct=None, score=0.8))
        await answer(store, quiz, Mark(correct=None, score=0.2))
        assert [each.rating for each in (await standing(store, quiz)).answers] == ["good", "again"]

    play(scenario)


def test_a_learner_overrules_a_mark_and_the_mark_is_kept_beside(
    play: Callable[[Scenario], None],
) -> None:
    async def scenario(store: Store, learner_id: str) -> None:
        quiz = await begin(store, learner_id)
        await answer(store, quiz, Mark(correct=None, score=0.25))
        async with store.transaction() as session:
            given = (await quizzing.standing(session, quiz, known=BANK)).answers[0]
            await overrule(session, given, ["b", "a", "a"], points=2)
            assert (given.score, given.own_score, given.counted) == (0.25, 1.0, 1.0)
            assert given.own_points == ["a", "b"]
            assert given.rating == "good"

    play(scenario)
