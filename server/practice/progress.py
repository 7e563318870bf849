"""How ready a learner is, topic by topic.

Pure: cards, last scores and the time come in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from server.practice.scheduling import Card, recall

# Without an interview date, readiness is what will be left in a week.
HORIZON = timedelta(days=7)


@dataclass(frozen=True)
class Readiness:
    """One topic: how much of it would be known on the day, 0 to 1, and how much has been asked."""

    topic: str
    questions: int
    asked: int
    known: float


def day_of_need(now: datetime, interview_on: date | None) -> datetime:
    """Give the moment that the learner prepares for."""
    if interview_on is None or interview_on < now.date():
        return now + HORIZON
    return max(now, datetime.combine(interview_on, time(9), tzinfo=UTC))


def readiness(
    topics: Mapping[str, Iterable[str]],
    cards: Mapping[str, Card],
    scores: Mapping[str, float],
    *,
    at: datetime,
) -> list[Readiness]:
    """Give each topic's readiness at a time, from its questions' cards and last scores.

    A question counts by its last score times the chance that it is still known then; one never
    asked counts nothing. That is a forecast about these questions, not a grade.
    """
    return [_of_topic(topic, list(asked), cards, scores, at) for topic, asked in topics.items()]


def overall(topics: Iterable[Readiness]) -> float:
    """Give the mean over questions, 0 where there are none."""
    rows = list(topics)
    questions = sum(each.questions for each in rows)
    return sum(each.known * each.questions for each in rows) / questions if questions else 0.0


def _of_topic(
    topic: str,
    questions: list[str],
    cards: Mapping[str, Card],
    scores: Mapping[str, float],
    at: datetime,
) -> Readiness:
    asked = [each for each in questions if each in cards]
    known = sum(scores.get(each, 0.0) * recall(cards[each], at) for each in asked)
    return Readiness(
        topic=topic,
        questions=len(questions),
        asked=len(asked),
        known=known / len(questions) if questions else 0.0,
    )
