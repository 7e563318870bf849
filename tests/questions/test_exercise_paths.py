from __future__ import annotations

from pathlib import Path

import pytest

from questions.errors import ContentError
from questions.exercise import load_exercises
from questions.exercise_paths import load_ways

EXERCISES = load_exercises()


def _file(folder: Path, exercises: str) -> Path:
    path = folder / "paths.toml"
    path.write_text(f'[[path]]\nid = "a"\ntitle = "A"\nabout = "A way"\nexercises = {exercises}\n')
    return path


def test_three_ways_lead_through_every_exercise() -> None:
    ways = load_ways(EXERCISES)
    assert [way.id for way in ways] == ["recurrent-networks", "faq", "interview-week"]
    assert {slug for way in ways for slug in way.exercises} == set(EXERCISES)


@pytest.mark.parametrize(
    ("exercises", "words"),
    [
        ('["lstm_step", "rnn_step"]', "stands before rnn_step, which it needs"),
        ('["rnn_step", "rnn_stop"]', "no exercise 'rnn_stop'"),
        ('["rnn_step", "rnn_step"]', "twice"),
        ("[]", "at least 1"),
    ],
)
def test_a_way_that_can_not_be_walked_is_refused(
    tmp_path: Path, exercises: str, words: str
) -> None:
    with pytest.raises(ContentError, match=words):
        load_ways(EXERCISES, _file(tmp_path, exercises))
