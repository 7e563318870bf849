"""A learner's own step as a cell: in the sandbox, with a trained network's weights."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx
import numpy as np
import pytest

EXERCISES = Path(__file__).parents[2] / "questions" / "exercises"
TEXT = "the cat sat"
CELLS = ("rnn", "lstm", "gru")
COPYING = "def rnn_step(x, h, Wxh, Whh, bh):\n    return h + bh\n"


def run(api: httpx.Client, cell: str, source: str, **fields: Any) -> httpx.Response:
    asked = {"model": f"english-{cell}", "text": TEXT, "source": source, **fields}
    return api.post(f"/own-cells/{cell}_step/traces", json=asked)


def reference(cell: str) -> str:
    return (EXERCISES / f"{cell}_step" / "reference.py").read_text()


@pytest.mark.parametrize("cell", CELLS)
def test_a_right_step_gives_the_engine_s_states(api: httpx.Client, cell: str) -> None:
    body = run(api, cell, reference(cell)).raise_for_status().json()
    trace = api.post("/traces", json={"model": f"english-{cell}", "text": TEXT}).json()
    assert [each["name"] for each in body["states"]] == (["h", "c"] if cell == "lstm" else ["h"])
    for each in body["states"]:
        assert each["largest_difference"] < 1e-12
        assert each["first_different_step"] is None
        assert each["engine"] == trace["layers"][0][each["name"]]


def test_a_wrong_step_is_told_from_where_on(api: httpx.Client) -> None:
    late = (
        reference("rnn").replace("def rnn_step(", "calls = []\n\n\ndef rnn_step(")
        + "\n\nright = rnn_step\n\n\ndef rnn_step(*given):\n    calls.append(1)\n"
    )
    late += "    return right(*given) + (len(calls) > 4)\n"
    (states,) = run(api, "rnn", late).json()["states"]
    assert states["first_different_step"] == 4
    assert states["largest_difference"] > 0.5


@pytest.mark.parametrize(
    ("source", "outcome", "word"),
    [
        ("def rnn_step(x, h, Wxh, Whh, bh):\n    return 1 / 0\n", "raised", "line 2"),
        ("def other():\n    ...\n", "raised", "rnn_step"),
        ("def rnn_step(:\n", "raised", "SyntaxError"),
        ("def rnn_step(*a):\n    return 'h'\n", "returned", "has to return h"),
        ("def rnn_step(*a):\n    while True:\n        pass\n", "timed_out", "stopped"),
    ],
)
def test_what_did_not_give_states_is_told(
    api: httpx.Client, source: str, outcome: str, word: str
) -> None:
    body = run(api, "rnn", source).raise_for_status().json()
    assert (body["outcome"], body["states"]) == (outcome, [])
    assert word in body["message"]


def test_states_that_are_not_finite_are_null(api: httpx.Client) -> None:
    source = "import numpy as np\n\n\ndef rnn_step(x, h, *rest):\n    return h * np.nan\n"
    body = run(api, "rnn", source).json()
    assert body["states"][0]["yours"][0][0] is None
    assert body["states"][0]["first_different_step"] == 0


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"model": "english-lstm"}, 422),
        ({"model": "nobody"}, 404),
        ({"text": "☃"}, 422),
        ({"text": "a" * 201}, 413),
    ],
)
def test_what_can_t_run_is_a_problem(
    api: httpx.Client, fields: dict[str, Any], status: int
) -> None:
    assert run(api, "rnn", COPYING, **fields).status_code == status


def test_an_empty_source_is_a_problem(api: httpx.Client) -> None:
    assert run(api, "rnn", " ").status_code == 422


def test_only_steps_are_cells(api: httpx.Client) -> None:
    asked = {"model": "english-rnn", "text": TEXT, "source": COPYING}
    assert api.post("/own-cells/softmax/traces", json=asked).status_code == 404
    assert api.post("/own-cells/nothing/traces", json=asked).status_code == 404


def test_without_a_source_what_was_solved_runs(api: httpx.Client) -> None:
    asked = {"model": "english-rnn", "text": TEXT}
    assert api.post("/own-cells/rnn_step/traces", json=asked).status_code == 409
    submitted = api.post(
        "/exercises/rnn_step/submissions",
        json={"source": reference("rnn")},
        headers={"Prefer": "wait=30"},
    )
    assert submitted.json()["status"] == "passed"
    cells = {each["exercise"]: each for each in api.get("/own-cells").json()["cells"]}
    assert cells["rnn_step"]["source"] == reference("rnn")
    assert cells["rnn_step"]["standing"] == "solved"
    body = api.post("/own-cells/rnn_step/traces", json=asked).json()
    assert np.array(body["states"][0]["yours"]).shape == (len(TEXT), 64)
