"""Keeps an answer and decides when its question comes back, in the caller's transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy.ext.asyncio import AsyncSession

from server.practice.scheduling import Card, rate, replay
from server.store import answers, reviews
from server.store.answers import Answer
from server.store.base import new_id
from server.store.reviews import Review

# What only covers half of the key points, or rates itself lower, counts as a miss.
HALF = 0.5


class Marked(Protocol):
    """The part of a mark that is kept."""

    @property
    def correct(self) -> bool | None: ...
    @property
    def score(self) -> float: ...


@dataclass(frozen=True)
class Given:
    """An answer as it arrived: to which drawing of which question, how surely, after how long."""

    question: str
    seed: int
    answer: Any
    confidence: float | None = None
    hint_used: bool = False
    took_s: float | None = None
    quiz_id: str | None = None
    position: int | None = None


async def record(
    session: AsyncSession, learner_id: str, given: Given, mark: Marked, *, now: datetime
) -> tuple[Answer, Card]:
    """Keep an answer with its mark; give what was kept and the question's new card."""
    correct = mark.score >= HALF if mark.correct is None else mark.correct
    answer = Answer(
        id=new_id(),
        learner_id=learner_id,
        quiz_id=given.quiz_id,
        position=given.position,
        question=given.question,
        seed=given.seed,
        answer=given.answer,
        correct=mark.correct,
        score=mark.score,
        confidence=given.confidence,
        hint_used=given.hint_used,
        rating=rate(correct=correct, hint_used=given.hint_used, took_s=given.took_s),
        answered_at=now,
    )
    await answers.add(session, answer)
    return answer, await reschedule(session, learner_id, given.question)


async def call_easy(session: AsyncSession, answer: Answer) -> None:
    """Let the learner say that a right answer was easy; a miss or a hint can't be called so."""
    answer.rating = rate(correct=_right(answer), hint_used=answer.hint_used, easy=True)
    await session.flush()
    await reschedule(session, answer.learner_id, answer.question)


async def overrule(
    session: AsyncSession, answer: Answer, stated: Sequence[str], *, points: int
) -> None:
    """Let the learner say which of the key points they stated; the mark is kept beside it."""
    answer.own_points = sorted(set(stated))
    answer.own_score = len(answer.own_points) / points
    answer.rating = rate(correct=_right(answer), hint_used=answer.hint_used)
    await session.flush()
    await reschedule(session, answer.learner_id, answer.question)


async def reschedule(session: AsyncSession, learner_id: str, question: str) -> Card:
    """Make the question's card anew from all of the learner's answers to it, and keep it."""
    history = await answers.of_question(session, learner_id, question)
    card = replay((each.rating, each.answered_at) for each in history)
    assert card is not None, "a question is rescheduled after an answer to it"
    await reviews.save(session, Review(learner_id=learner_id, question=question, **vars(card)))
    return card


def _right(answer: Answer) -> bool:
    if answer.own_score is None and answer.correct is not None:
        return answer.correct
    return answer.counted >= HALF


def card_of(review: Review) -> Card:
    return Card(
        due=review.due,
        state=review.state,
        step=review.step,
        stability=review.stability,
        difficulty=review.difficulty,
        last_review=review.last_review,
    )
