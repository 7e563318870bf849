from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

from server.practice.quiz import Candidate, choose, draw_seeds, skip

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def candidate(name: str, group: str = "a", level: int = 1, hours: float | None = None) -> Candidate:
    due = None if hours is None else NOW + timedelta(hours=hours)
    return Candidate(id=name, group=group, level=level, due=due)


def test_due_questions_come_first_and_what_waits_longest_leads() -> None:
    candidates = [
        candidate("new", "b"),
        candidate("due an hour", "c", hours=-1),
        candidate("due a week", "d", hours=-168),
        candidate("due tomorrow", "e", hours=24),
    ]
    assert choose(candidates, 10, now=NOW, seed=1) == [
        "due a week",
        "due an hour",
        "new",
        "due tomorrow",
    ]


def test_new_questions_take_turns_between_groups() -> None:
    candidates = [candidate(f"{group}{n}", group) for group in "abc" for n in range(4)]
    chosen = choose(candidates, 6, now=NOW, seed=3)
    assert sorted(each[0] for each in chosen[:3]) == ["a", "b", "c"]
    assert sorted(each[0] for each in chosen[3:]) == ["a", "b", "c"]


def test_within_a_group_easy_questions_come_before_hard_ones() -> None:
    candidates = [
        candidate("hard", level=3),
        candidate("easy", level=1),
        candidate("fair", level=2),
    ]
    assert choose(candidates, 3, now=NOW, seed=5) == ["easy", "fair", "hard"]


def test_neighbours_are_of_different_groups_where_possible() -> None:
    candidates = [
        candidate("a1", "a", hours=-3),
        candidate("a2", "a", hours=-2),
        candidate("b1", "b", hours=-1),
    ]
    assert choose(candidates, 3, now=NOW, seed=1) == ["a1", "b1", "a2"]


def test_the_same_seed_gives_the_same_quiz_whatever_the_order_of_the_bank() -> None:
    candidates = [candidate(f"{group}{n}", group) for group in "abcd" for n in range(9)]
    shuffled = random.Random(0).sample(candidates, len(candidates))
    assert choose(candidates, 12, now=NOW, seed=8) == choose(shuffled, 12, now=NOW, seed=8)
    assert choose(candidates, 12, now=NOW, seed=8) != choose(candidates, 12, now=NOW, seed=9)


def test_no_question_is_asked_twice_and_a_short_bank_gives_a_short_quiz() -> None:
    candidates = [candidate(f"q{n}") for n in range(5)]
    assert len(set(choose(candidates, 20, now=NOW, seed=1))) == 5
    assert choose([], 20, now=NOW, seed=1) == []


def test_skipping_puts_a_question_last() -> None:
    assert skip([10, 11, 12, 13], 1) == [10, 12, 13, 11]


def test_seeds_are_drawn_from_the_quiz_seed() -> None:
    assert draw_seeds(3, 7) == draw_seeds(3, 7)
    assert len(set(draw_seeds(50, 7))) == 50
