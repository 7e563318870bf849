from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from server.practice.progress import HORIZON, Readiness, day_of_need, overall, readiness
from server.practice.scheduling import schedule

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
LATER = NOW + timedelta(days=7)


def test_a_topic_never_asked_is_not_ready() -> None:
    assert readiness({"lstm": ["a", "b"]}, {}, {}, at=LATER) == [
        Readiness(topic="lstm", questions=2, asked=0, known=0.0)
    ]


def test_a_right_answer_counts_by_the_chance_that_it_is_still_known() -> None:
    cards = {"a": schedule(None, "good", NOW)}
    (soon,) = readiness({"lstm": ["a", "b"]}, cards, {"a": 1.0}, at=NOW + timedelta(days=1))
    (late,) = readiness({"lstm": ["a", "b"]}, cards, {"a": 1.0}, at=NOW + timedelta(days=90))
    assert soon.asked == 1
    assert 0 < late.known < soon.known <= 0.5


def test_a_wrong_answer_counts_nothing() -> None:
    cards = {"a": schedule(None, "again", NOW)}
    (row,) = readiness({"lstm": ["a"]}, cards, {"a": 0.0}, at=NOW)
    assert row == Readiness(topic="lstm", questions=1, asked=1, known=0.0)


def test_a_topic_without_questions_is_drawn_empty() -> None:
    assert readiness({"gru": []}, {}, {}, at=NOW)[0].known == 0.0


def test_readiness_is_for_the_morning_of_the_interview_or_in_a_week() -> None:
    assert day_of_need(NOW, None) == NOW + HORIZON
    assert day_of_need(NOW, date(2026, 12, 1)) == datetime(2026, 12, 1, 9, tzinfo=UTC)
    assert day_of_need(NOW, date(2026, 11, 1)) == NOW + HORIZON


def test_the_overall_readiness_weighs_topics_by_their_questions() -> None:
    rows = [Readiness("a", 3, 3, 1.0), Readiness("b", 1, 0, 0.0)]
    assert overall(rows) == pytest.approx(0.75)
    assert overall([]) == 0.0
