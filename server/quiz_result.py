"""What a finished quiz shows: each answer, how sure the learner was, and what to read again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from server.bank import Question, Topic
from server.store.answers import Answer

# Bounds between "guessing", "fairly sure" and "certain".
SURENESS = (("Guessing", 0.0, 0.4), ("Fairly sure", 0.4, 0.8), ("Certain", 0.8, 1.01))


@dataclass(frozen=True)
class Row:
    title: str
    verdict: str
    due: datetime | None


@dataclass(frozen=True)
class Sureness:
    name: str
    count: int
    right: int


@dataclass(frozen=True)
class Reading:
    """A paragraph to read again, and the questions that were missed about it."""

    address: str
    title: str
    missed: list[str]


def result_of(
    given: Sequence[Answer],
    bank: Mapping[str, Question],
    topics: Sequence[Topic],
    dates: Mapping[str, datetime],
) -> dict[str, Any]:
    """Give the parts of a result page from a quiz's answers, oldest first."""
    missed = [bank[each.question] for each in given if each.counted < 1 and each.question in bank]
    return {
        "rows": [_row(each, bank, dates) for each in given],
        "right": sum(each.counted >= 1 for each in given),
        "calibration": _calibration(given),
        "reading": _reading(missed, topics),
        "missed": bool(missed),
    }


def verdict_of(score: float) -> str:
    return "right" if score >= 1 else "wrong" if score <= 0 else "partly"


def _row(given: Answer, bank: Mapping[str, Question], dates: Mapping[str, datetime]) -> Row:
    known = bank.get(given.question)
    title = known.title if known else "A question that is no longer asked"
    unheard = known is not None and known.kind == "spoken" and given.own_score is None
    verdict = "unrated" if unheard else verdict_of(given.counted)
    return Row(title, verdict, dates.get(given.question))


def _calibration(given: Sequence[Answer]) -> list[Sureness]:
    said = [each for each in given if each.confidence is not None]
    rows = []
    for name, low, high in SURENESS:
        of_them = [each for each in said if low <= (each.confidence or 0.0) < high]
        if of_them:
            rows.append(Sureness(name, len(of_them), sum(each.counted >= 1 for each in of_them)))
    return rows


def _reading(missed: Sequence[Question], topics: Sequence[Topic]) -> list[Reading]:
    titles = {topic.id: topic.title for topic in topics}
    places: dict[str, list[str]] = {}
    for each in missed:
        places.setdefault(each.link, []).append(each.title)
    return [
        Reading(f"/chapters/{link}", titles.get(link.partition("#")[0], link), asked)
        for link, asked in places.items()
    ]
