"""What a verdict tells beyond right and wrong."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.conftest import PATIENCE_S

EXERCISES = Path(__file__).parent.parent.parent.parent / "questions" / "exercises"


def program(slug: str, name: str) -> str:
    return (EXERCISES / slug / f"{name}.py").read_text()


@pytest.fixture
def learner(server_url: str) -> Iterator[httpx.Client]:
    """Give a client that keeps its cookie and so is one learner."""
    with httpx.Client(base_url=server_url, timeout=PATIENCE_S) as client:
        yield client


def submit(learner: httpx.Client, slug: str, source: str) -> dict[str, Any]:
    answer = learner.post(f"/api/v1/exercises/{slug}/submissions", json={"source": source})
    assert answer.status_code == 201, answer.text
    verdict: dict[str, Any] = answer.json()
    return verdict


def test_the_first_wrong_step_and_part_are_told(learner: httpx.Client) -> None:
    verdict = submit(learner, "lstm_forward", program("lstm_forward", "mistakes/cell_not_carried"))
    first = verdict["cases"][0]
    assert first["difference"]["part"] == "hs"
    assert first["difference"]["first_bad"] == [0, 1, 0]
    assert first["difference"]["first_bad_step"] == 1
    assert [line[:4] for line in first["expected"].split("\n") if " = " in line] == [
        "hs =",
        "h = ",
        "c = ",
    ]
    assert verdict["mistake"]["id"] == "cell_not_carried"


def test_points_are_earned_in_order(learner: httpx.Client) -> None:
    source = program("softmax", "mistakes/no_max_subtraction")
    verdict = submit(learner, "softmax", source)
    earned = {group["name"]: (group["points"], group["max_points"]) for group in verdict["groups"]}
    assert earned == {"examples": (2, 2), "values": (4, 4), "stability": (0, 3)}
    assert verdict["score"] == pytest.approx(6 / 9)
    late = submit(learner, "softmax", program("softmax", "mistakes/sigmoid_instead"))
    assert [group["points"] for group in late["groups"]] == [0, 0, 0]


def test_each_gradient_is_checked_by_itself(learner: httpx.Client) -> None:
    verdict = submit(learner, "bptt", program("bptt", "mistakes/slope_missing"))
    checked = {each["part"]: each for each in verdict["cases"][0]["gradients"]}
    assert {part for part, each in checked.items() if each["right"]} == {"dWhy", "dby"}
    assert checked["dWhh"]["parameter"] == "Whh"
    assert checked["dWhh"]["error"] > 0.01
    assert all(not case["gradients"] for case in verdict["cases"] if case["visibility"] == "hidden")


def test_a_gradient_of_another_form_has_no_error(learner: httpx.Client) -> None:
    verdict = submit(learner, "bptt", program("bptt", "mistakes/biases_kept_as_rows"))
    checked = {each["part"]: each["error"] for each in verdict["cases"][0]["gradients"]}
    assert checked["dbh"] is None
    assert checked["dWxh"] == pytest.approx(0, abs=1e-12)


def test_a_run_shows_the_states_beside_the_engines(learner: httpx.Client) -> None:
    source = program("lstm_forward", "mistakes/cell_not_carried")
    ran = learner.post("/api/v1/exercises/lstm_forward/runs", json={"source": source}).json()
    states = {each["part"]: each for each in ran["cases"][0]["states"]}
    assert set(states) == {"hs", "h", "c"}
    steps = states["hs"]["error"]
    assert [any(abs(error) > 1e-9 for error in row) for row in steps] == [False, True, True]
    submitted = submit(learner, "lstm_forward", source)
    assert all(case["states"] == [] for case in submitted["cases"])


def test_what_did_not_run_is_no_attempt(learner: httpx.Client) -> None:
    verdict = submit(learner, "rnn_step", "def rnn_step(:")
    assert (verdict["status"], verdict["line"]) == ("did_not_run", 1)
    assert learner.get("/api/v1/exercises/rnn_step").json()["standing"] is None
    submit(learner, "rnn_step", "def rnn_step(*given): return given[0]")
    assert learner.get("/api/v1/exercises/rnn_step").json()["standing"] == "tried"


def test_a_learner_without_submissions_sees_the_page(learner: httpx.Client) -> None:
    kept = learner.put("/exercises/rnn_step/draft", data={"source": "x = 1"})
    assert kept.status_code == 204
    page = learner.get("/exercises/rnn_step")
    assert page.status_code == 200
    assert "x = 1" in page.text


def test_the_catalogue_tells_its_paths_and_an_exercise_its_examples(learner: httpx.Client) -> None:
    told = learner.get("/api/v1/exercises").json()
    assert [way["id"] for way in told["paths"]] == ["recurrent-networks", "faq", "interview-week"]
    examples = learner.get("/api/v1/exercises/lstm_forward").json()["examples"]
    assert [each["name"] for each in examples] == [
        "two sequences of three steps",
        "one step of one sequence",
    ]
    assert examples[0]["expected"].startswith("hs = [[[")


def test_a_text_runs_with_a_trained_networks_weights(learner: httpx.Client) -> None:
    run = {"source": program("lstm_forward", "mistakes/h_without_tanh"), "text": "hello"}
    ran = learner.post("/api/v1/exercises/lstm_forward/runs", json=run).json()
    states = {each["part"]: each for each in ran["cases"][0]["states"]}
    asked = {"model": "english-lstm", "text": "hello", "parts": ["h"]}
    trace = learner.post("/api/v1/traces", json=asked).json()
    engine = trace["layers"][0]["h"]
    assert len(states["hs"]["expected"]) == len(engine) == 5
    for row, wanted in zip(states["hs"]["expected"], engine, strict=True):
        assert row == pytest.approx(wanted[: len(row)], abs=1e-6)
    assert ran["status"] == "failed"


@pytest.mark.parametrize(
    ("slug", "text", "words"),
    [("lstm_forward", "\N{SNOWMAN}", "vocabulary"), ("sigmoid", "hello", "whole sequence")],
)
def test_a_text_that_can_not_be_read_is_a_problem(
    learner: httpx.Client, slug: str, text: str, words: str
) -> None:
    run = {"source": program(slug, "reference"), "text": text}
    answer = learner.post(f"/api/v1/exercises/{slug}/runs", json=run)
    assert answer.status_code == 422
    assert words in answer.json()["detail"]


def test_what_is_printed_belongs_to_the_case_that_printed_it(learner: httpx.Client) -> None:
    source = program("rnn_step", "reference").replace(
        "    return", "    if len(x) == 7 and len(h) == 2:\n        print('seven')\n    return"
    )
    verdict = submit(learner, "rnn_step", source)
    assert verdict["status"] == "passed"
    printed = {case["name"]: case["output"] for case in verdict["cases"] if case["output"]}
    assert printed["more inputs than units"] == "seven\n"
    assert all("drawn" in name for name in printed if name != "more inputs than units")


def test_a_fault_in_one_hidden_case_is_told_of_that_one(learner: httpx.Client) -> None:
    source = program("rnn_step", "reference").replace(
        "    return", "    if len(x) == 7 and len(h) == 2:\n        x[0] += 1\n    return"
    )
    verdict = submit(learner, "rnn_step", source)
    failed = [case["category"] for case in verdict["cases"] if case["status"] == "failed"]
    assert failed
    assert [case["status"] for case in verdict["cases"][:2]] == ["passed", "passed"]
