"""A learner's way through a quiz: begun, answered, skipped, ended; each step in one transaction."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from server.answering import Given, Marked, card_of, record
from server.practice.quiz import Candidate, choose, draw_seeds, skip
from server.practice.scheduling import due
from server.store import answers, learners, quizzes, reviews
from server.store.answers import Answer
from server.store.quizzes import Item, Quiz


@dataclass(frozen=True)
class Standing:
    """A quiz and the answers given so far; those are always to its first items."""

    quiz: Quiz
    answers: Sequence[Answer]

    @property
    def position(self) -> int:
        """Give the place of the question to answer next, from 0."""
        return len(self.answers)

    @property
    def finished(self) -> bool:
        return self.position >= len(self.quiz.items)

    @property
    def item(self) -> Item:
        return self.quiz.items[self.position]

    @property
    def can_skip(self) -> bool:
        return self.position < len(self.quiz.items) - 1

    @property
    def can_undo_skip(self) -> bool:
        return not self.finished and self.quiz.skipped > 0 and self.can_skip

    @property
    def right(self) -> int:
        return sum(each.counted >= 1 for each in self.answers)


async def due_dates(session: AsyncSession, learner_id: str | None) -> dict[str, datetime]:
    """Give when each question that the learner has answered comes back."""
    if learner_id is None:
        return {}
    interview_on = await learners.interview_date(session, learner_id)
    cards = await reviews.of_learner(session, learner_id)
    return {each.question: due(card_of(each), interview_on) for each in cards}


async def due_date(session: AsyncSession, learner_id: str, question: str) -> datetime | None:
    found = await reviews.find(session, learner_id, question)
    interview_on: date | None = await learners.interview_date(session, learner_id)
    return due(card_of(found), interview_on) if found else None


async def begin(
    session: AsyncSession,
    learner_id: str,
    candidates: Sequence[Candidate],
    *,
    length: int,
    seed: int,
    now: datetime,
) -> Quiz | None:
    """Draw a quiz from the candidates and keep it; None when there is nothing to ask."""
    chosen = choose(candidates, length, now=now, seed=seed)
    drawn = zip(chosen, draw_seeds(len(chosen), seed), strict=True)
    items = [Item(question=question, seed=each) for question, each in drawn]
    return await quizzes.create(session, learner_id, items, now=now) if items else None


async def standing(session: AsyncSession, quiz: Quiz, *, known: Container[str]) -> Standing:
    """Give where a quiz stands; questions that are gone from the bank are no longer asked."""
    given = await answers.of_quiz(session, quiz.id)
    ahead = [item for item in quiz.items[len(given) :] if item["question"] in known]
    if len(given) + len(ahead) < len(quiz.items):
        quiz.items = [*quiz.items[: len(given)], *ahead]
    return Standing(quiz, given)


async def show(session: AsyncSession, quiz: Quiz, *, now: datetime) -> None:
    """Note when the current question was first seen; a slow answer is not yet a known one."""
    if quiz.shown_at is None:
        quiz.shown_at = now
        await session.flush()


async def answer(
    session: AsyncSession, at: Standing, given: Given, mark: Marked, *, now: datetime
) -> None:
    """Keep the answer to the current question, and end the quiz after its last."""
    await record(session, at.quiz.learner_id, given, mark, now=now)
    at.quiz.shown_at = None
    if at.position + 1 >= len(at.quiz.items):
        at.quiz.finished_at = now
    await session.flush()


async def skip_current(session: AsyncSession, at: Standing) -> None:
    """Put the current question last; the last one can't be skipped."""
    if at.can_skip:
        order = skip(range(len(at.quiz.items)), at.position)
        at.quiz.items = [at.quiz.items[each] for each in order]
        at.quiz.skipped = min(at.quiz.skipped + 1, len(at.quiz.items) - at.position - 1)
        at.quiz.shown_at = None
        await session.flush()


async def undo_skip(session: AsyncSession, at: Standing) -> None:
    """Bring the question that was skipped last back to the front."""
    if at.can_undo_skip:
        *before, last = at.quiz.items
        at.quiz.items = [*before[: at.position], last, *before[at.position :]]
        at.quiz.skipped -= 1
        at.quiz.shown_at = None
        await session.flush()


def took_s(at: Standing, now: datetime) -> float | None:
    """Give how long the current question has been in view, in seconds."""
    return (now - at.quiz.shown_at).total_seconds() if at.quiz.shown_at else None
