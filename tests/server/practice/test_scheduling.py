from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.practice.scheduling import SLOW_S, Card, due, rate, recall, schedule

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
RATINGS = st.lists(st.sampled_from(["again", "hard", "good", "easy"]), min_size=1, max_size=12)


def after(*ratings: str) -> Card:
    """Answer at each due date, one after the other."""
    card = schedule(None, ratings[0], NOW)
    for rating in ratings[1:]:
        card = schedule(card, rating, card.due)
    return card


@pytest.mark.parametrize("hint_used", [True, False])
@pytest.mark.parametrize("easy", [True, False])
@pytest.mark.parametrize("took_s", [None, 1.0, 1e6])
def test_a_miss_is_always_again(hint_used: bool, easy: bool, took_s: float | None) -> None:
    assert rate(correct=False, hint_used=hint_used, easy=easy, took_s=took_s) == "again"


def test_a_right_answer_is_good_and_only_the_learner_makes_it_easy() -> None:
    assert rate(correct=True) == "good"
    assert rate(correct=True, took_s=0.5) == "good"
    assert rate(correct=True, easy=True) == "easy"


def test_a_right_answer_with_a_hint_or_after_long_work_is_hard() -> None:
    assert rate(correct=True, hint_used=True) == "hard"
    assert rate(correct=True, hint_used=True, easy=True) == "hard"
    assert rate(correct=True, took_s=SLOW_S + 1) == "hard"


def test_the_same_answers_give_the_same_card() -> None:
    assert after("good", "good", "again", "hard") == after("good", "good", "again", "hard")


def test_a_miss_comes_back_within_minutes_and_knowledge_is_left_alone_for_longer() -> None:
    assert schedule(None, "again", NOW).due - NOW <= timedelta(minutes=10)
    assert after("good", "good").due - NOW > timedelta(days=1)
    assert schedule(None, "easy", NOW).due > schedule(None, "good", NOW).due


def test_due_dates_are_in_utc() -> None:
    assert after("good").due.utcoffset() == timedelta(0)


@given(ratings=RATINGS, days=st.integers(min_value=1, max_value=400))
def test_every_question_comes_back_before_the_interview(ratings: list[str], days: int) -> None:
    card = after(*ratings)
    assert card.last_review is not None
    interview = card.last_review.date() + timedelta(days=days)
    begins = datetime(interview.year, interview.month, interview.day, tzinfo=UTC)
    assert card.last_review < due(card, interview) < begins


@given(ratings=RATINGS)
def test_an_interview_that_is_over_or_far_away_changes_nothing(ratings: list[str]) -> None:
    card = after(*ratings)
    assert due(card, date(2020, 1, 1)) == card.due
    assert due(card, card.due.date() + timedelta(days=1)) == card.due
    assert due(card, None) == card.due


def test_what_is_known_best_is_asked_closest_to_the_interview() -> None:
    interview = date(2026, 12, 24)
    strong = schedule(None, "easy", NOW)
    stronger = Card(**{**vars(strong), "due": NOW + timedelta(days=300)})
    weaker = Card(**{**vars(strong), "due": NOW + timedelta(days=31)})
    assert due(weaker, interview) < due(stronger, interview)


def test_recall_fades_with_time() -> None:
    card = after("good", "good")
    soon, late = (recall(card, NOW + timedelta(days=days)) for days in (1, 60))
    assert 0 < late < soon <= 1
