from __future__ import annotations

from datetime import date, timedelta

from server.practice.daily import of_day

BANK = [f"q{n}" for n in range(9)]
DAY = date(2026, 11, 24)


def test_a_day_has_one_question_whatever_the_order_of_the_bank() -> None:
    assert of_day(BANK, DAY) == of_day(BANK[::-1], DAY)


def test_other_days_have_other_questions() -> None:
    assert len({of_day(BANK, DAY + timedelta(days=n)) for n in range(30)}) > 4


def test_what_was_met_is_not_asked_again_while_something_is_new() -> None:
    first = of_day(BANK, DAY)
    assert first is not None
    second = of_day(BANK, DAY, {first})
    assert second not in (first, None)


def test_when_everything_was_met_the_day_has_its_question_again() -> None:
    assert of_day(BANK, DAY, set(BANK)) == of_day(BANK, DAY)


def test_an_empty_bank_has_none() -> None:
    assert of_day([], DAY) is None
