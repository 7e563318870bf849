"""The page at a quiz's end: what was right, how sure the learner was, what to read again."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from questions.bank_loading import load_question
from server.bank import Topic
from server.quiz_result import result_of
from server.store.answers import Answer
from tests.questions.bank_samples import write_sample

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
TOPICS = [Topic("rnn-lstm/lstm", "Long short-term memory", "Chapter", ("sample-choice",))]


def given(question: str, score: float, **more: Any) -> Answer:
    return Answer(id=question, question=question, score=score, seed=1, answered_at=NOW, **more)


def result(tmp_path: Path, *answers: Answer) -> dict[str, Any]:
    loaded = [load_question(write_sample(tmp_path, kind)) for kind in ("choice", "spoken")]
    bank = {each.id: each for each in loaded}
    return result_of(answers, bank, TOPICS, {"sample-choice": NOW})


def test_each_answer_has_its_verdict_and_date(tmp_path: Path) -> None:
    found = result(tmp_path, given("sample-choice", 1.0), given("gone", 0.5), given("gone", 0.0))
    assert [each.verdict for each in found["rows"]] == ["right", "partly", "wrong"]
    assert [each.due for each in found["rows"]] == [NOW, None, None]
    assert found["right"] == 1
    assert not found["missed"]


def test_what_was_said_aloud_is_not_rated_until_the_learner_rates_it(tmp_path: Path) -> None:
    unheard = result(tmp_path, given("sample-spoken", 0.0))
    assert [each.verdict for each in unheard["rows"]] == ["unrated"]
    rated = result(tmp_path, given("sample-spoken", 0.0, own_score=1.0))
    assert [each.verdict for each in rated["rows"]] == ["right"]


def test_what_was_missed_is_to_be_read_again_once(tmp_path: Path) -> None:
    missed = [given("sample-choice", 0.0), given("sample-choice", 0.5)]
    found = result(tmp_path, *missed)
    assert [(each.address, each.title) for each in found["reading"]] == [
        ("/chapters/rnn-lstm/lstm#forget-gate", "Long short-term memory")
    ]


def test_sureness_is_held_against_the_truth(tmp_path: Path) -> None:
    sure = [
        given("sample-choice", 1.0, confidence=0.95),
        given("sample-choice", 0.0, confidence=0.95),
        given("sample-choice", 0.0, confidence=0.25),
        given("sample-choice", 1.0),
    ]
    rows = result(tmp_path, *sure)["calibration"]
    assert [(each.name, each.count, each.right) for each in rows] == [
        ("Guessing", 1, 0),
        ("Certain", 2, 1),
    ]
