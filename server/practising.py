"""Where a learner stands: what is due, and how ready they are for their interview."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from server.answering import card_of
from server.bank import Topic
from server.practice.progress import Readiness, day_of_need, overall, readiness
from server.practice.scheduling import due
from server.store import answers, learners, reviews


@dataclass(frozen=True)
class Progress:
    """Readiness at `at`, over all questions and topic by topic; due dates of what was answered."""

    interview_on: date | None
    at: datetime
    overall: float
    topics: list[Readiness]
    due: Mapping[str, datetime]

    def due_by(self, now: datetime) -> list[str]:
        """Give the questions that wait, the longest waiting first."""
        waiting = [(at, question) for question, at in self.due.items() if at <= now]
        return [question for _at, question in sorted(waiting)]

    def next_due(self, now: datetime) -> datetime | None:
        return min((at for at in self.due.values() if at > now), default=None)


async def progress(
    session: AsyncSession, learner_id: str | None, topics: Sequence[Topic], *, now: datetime
) -> Progress:
    """Give a learner's progress over these topics; questions that are gone don't count."""
    ours = {question for topic in topics for question in topic.questions}
    interview_on, cards, scores = None, {}, {}
    if learner_id is not None:
        interview_on = await learners.interview_date(session, learner_id)
        kept = await reviews.of_learner(session, learner_id)
        cards = {each.question: card_of(each) for each in kept if each.question in ours}
        given = await answers.of_learner(session, learner_id)
        scores = {each.question: each.counted for each in given}
    at = day_of_need(now, interview_on)
    rows = readiness({topic.id: topic.questions for topic in topics}, cards, scores, at=at)
    dates = {question: due(card, interview_on) for question, card in cards.items()}
    return Progress(interview_on, at, overall(rows), rows, dates)
