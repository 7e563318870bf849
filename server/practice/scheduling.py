"""When to ask again: FSRS, with due dates that lie before the interview.

Pure: the caller passes the time. All times are UTC.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import fsrs

# No fuzz: the same answers at the same times give the same dates.
SCHEDULER = fsrs.Scheduler(enable_fuzzing=False)
RATINGS = {
    "again": fsrs.Rating.Again,
    "hard": fsrs.Rating.Hard,
    "good": fsrs.Rating.Good,
    "easy": fsrs.Rating.Easy,
}
# A right answer that took this long was worked out and not known.
SLOW_S = 90.0
LAST_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Card:
    """What FSRS remembers of one learner and one question; stability is in days."""

    due: datetime
    state: int
    step: int | None
    stability: float | None
    difficulty: float | None
    last_review: datetime | None


def rate(
    *, correct: bool, hint_used: bool = False, took_s: float | None = None, easy: bool = False
) -> str:
    """Give the rating that an answer deserves.

    A miss is always "again": rating one "hard" is the commonest way to ruin a schedule. Only the
    learner can say that something was easy, and not after a hint.
    """
    if not correct:
        return "again"
    if hint_used:
        return "hard"
    if easy:
        return "easy"
    return "hard" if took_s is not None and took_s > SLOW_S else "good"


def schedule(card: Card | None, rating: str, now: datetime) -> Card:
    """Give the card after an answer at `now`; None stands for a question never asked before."""
    before = _to_fsrs(card) if card else fsrs.Card(card_id=0, due=now)
    after, _log = SCHEDULER.review_card(before, RATINGS[rating], now)
    return Card(
        due=after.due,
        state=int(after.state),
        step=after.step,
        stability=after.stability,
        difficulty=after.difficulty,
        last_review=after.last_review,
    )


def due(card: Card, interview_on: date | None) -> datetime:
    """Give the moment to ask again: FSRS's own, or one before the interview day begins in UTC.

    What FSRS would put off furthest is asked closest to the interview; what it would ask soon after
    it is asked half-way. Moving the interview moves the dates, since only FSRS's own are kept.
    """
    if interview_on is None or card.last_review is None:
        return card.due
    limit = datetime(interview_on.year, interview_on.month, interview_on.day, tzinfo=UTC)
    remaining = limit - card.last_review
    if card.due < limit or remaining <= timedelta(0):
        return card.due
    soon = remaining / (card.due - card.last_review)
    return limit - max(remaining * soon / 2, min(LAST_DAY, remaining / 2))


def recall(card: Card, at: datetime) -> float:
    """Give the chance, 0 to 1, that the learner would still know the answer at a time."""
    return float(SCHEDULER.get_card_retrievability(_to_fsrs(card), at))


def _to_fsrs(card: Card) -> fsrs.Card:
    return fsrs.Card(
        card_id=0,
        state=fsrs.State(card.state),
        step=card.step,
        stability=card.stability,
        difficulty=card.difficulty,
        due=card.due,
        last_review=card.last_review,
    )


def replay(history: Iterable[tuple[str, datetime]]) -> Card | None:
    """Give the card that ratings and their times lead to, oldest first; None without any.

    Cards are kept only to be found quickly: what was answered decides, so a rating that is changed
    later, or answers that come from another device, need no special case.
    """
    card: Card | None = None
    for rating, at in history:
        card = schedule(card, rating, at)
    return card
