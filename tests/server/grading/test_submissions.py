from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.conftest import PATIENCE_S

EXERCISES = Path(__file__).parent.parent.parent.parent / "questions" / "exercises"
STEP = "import numpy as np\ndef rnn_step(x, h, Wxh, Whh, bh):\n    "
JSON = {"Content-Type": "application/json"}
RIGHT = "np.tanh(Wxh @ x + Whh @ h + bh)"


def program(slug: str, name: str) -> str:
    return (EXERCISES / slug / f"{name}.py").read_text()


def submit(api: httpx.Client, slug: str, source: str) -> dict[str, Any]:
    answer = api.post(f"/exercises/{slug}/submissions", json={"source": source})
    while answer.status_code == 202 or answer.json().get("status") == "queued":
        answer = api.get(f"/submissions/{answer.json()['id']}", params={"wait": 30})
    assert answer.is_success, answer.text
    verdict: dict[str, Any] = answer.json()
    return verdict


@pytest.fixture
def stranger(server_url: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=f"{server_url}/api/v1", timeout=PATIENCE_S) as client:
        yield client


@pytest.mark.parametrize("slug", ["sigmoid", "rnn_step", "lstm_step"])
def test_the_reference_passes(api: httpx.Client, slug: str) -> None:
    verdict = submit(api, slug, program(slug, "reference"))
    assert verdict["status"] == "passed"
    assert verdict["score"] == 1
    assert verdict["tier"] in {"full", "standard", "minimal"}


@pytest.mark.parametrize("body", [f"return {RIGHT}", "return h"])
def test_who_submits_is_told_what_who_looks_it_up_is(api: httpx.Client, body: str) -> None:
    told = submit(api, "rnn_step", STEP + body)
    assert api.get(f"/submissions/{told['id']}").json() == told


def test_a_mistake_is_named_with_the_paragraph_that_explains_it(api: httpx.Client) -> None:
    mistake = submit(api, "lstm_step", program("lstm_step", "mistakes/stacked_x_first"))["mistake"]
    assert mistake["id"] == "stacked_x_first"
    assert mistake["link"] == "rnn-lstm/lstm#gates"


@pytest.mark.parametrize(
    ("body", "category"),
    [
        (f"return {RIGHT}.ravel()", "shape"),
        (f"return {RIGHT}.astype('f4')", "dtype"),
        (f"return {RIGHT}.tolist()", "contract"),
        ("pass", "contract"),
        (f"return {RIGHT} * np.nan", "non_finite"),
        (f"return {RIGHT} + 1e-6", "values"),
        (f"np.random.rand(); return {RIGHT}", "global_random"),
        (f"x += 1; x -= 1; h += 1; return {RIGHT}", "values"),
        (f"out = {RIGHT}; h += 1; return out", "mutation"),
        ("return 1 / 0", "raised"),
        ("return np.ones(10**10)", "out_of_memory"),
    ],
)
def test_each_kind_of_fault_has_its_category(api: httpx.Client, body: str, category: str) -> None:
    assert submit(api, "rnn_step", STEP + body)["cases"][0]["category"] == category


def test_a_syntax_error_did_not_run_and_says_its_line(api: httpx.Client) -> None:
    verdict = submit(api, "rnn_step", "x = 1\ndef f(:\n")
    assert (verdict["status"], verdict["outcome"], verdict["line"]) == ("did_not_run", "raised", 2)


@pytest.mark.parametrize(
    ("source", "words"),
    [("x = 1", "defines no rnn_step"), ("def rnn_step(x): return x", "can't be called as")],
)
def test_a_missing_name_and_a_wrong_signature_say_what_is_asked(
    api: httpx.Client, source: str, words: str
) -> None:
    verdict = submit(api, "rnn_step", source)
    assert words in verdict["message"]
    assert "(x, h, Wxh, Whh, bh)" in verdict["message"]


def test_hidden_cases_tell_only_their_category_until_the_exercise_is_solved(
    stranger: httpx.Client,
) -> None:
    wrong = submit(stranger, "rnn_step", program("rnn_step", "mistakes/no_activation"))
    hidden = [case for case in wrong["cases"] if case["visibility"] == "hidden"]
    assert hidden
    for case in hidden:
        assert case["category"] == "values"
        assert all(case[key] is None for key in ("input", "expected", "got", "difference"))
    kept = stranger.get("/learner/export").json()["tables"]
    assert "full_verdicts" not in kept
    submit(stranger, "rnn_step", program("rnn_step", "reference"))
    after = stranger.get(f"/submissions/{wrong['id']}").json()
    assert all(case["input"] for case in after["cases"])


def test_an_endless_loop_ends_and_the_next_submission_works(start_server: Any) -> None:
    with httpx.Client(
        base_url=f"{start_server(UNROLL_SANDBOX_WALL_S='2')}/api/v1", timeout=PATIENCE_S
    ) as api:
        verdict = submit(api, "rnn_step", STEP + "while True: pass")
        assert verdict["outcome"] == "timed_out"
        assert {case["status"] for case in verdict["cases"][1:]} == {"not_run"}
        assert submit(api, "rnn_step", STEP + f"return {RIGHT}")["status"] == "passed"


def test_who_does_not_wait_gets_an_address_and_events(api: httpx.Client) -> None:
    answer = api.post(
        "/exercises/rnn_step/submissions",
        json={"source": STEP + f"return {RIGHT}"},
        headers={"Prefer": "wait=0"},
    )
    assert answer.status_code in {201, 202}
    assert answer.headers["location"] == f"/api/v1/submissions/{answer.json()['id']}"
    events = api.get(f"/submissions/{answer.json()['id']}/events").text.strip().split("\n\n")
    verdict = json.loads(events[-1].split("data: ")[1])
    assert verdict["status"] == "passed"
    told = ["event: case"] * len(verdict["cases"]) + ["event: verdict"]
    assert [each.split("\n")[0] for each in events] == told
    assert api.get(f"/submissions/{answer.json()['id']}?wait=30").json()["status"] == "passed"


@pytest.mark.parametrize(
    ("prefer", "applied"),
    [
        (["respond-async", "Wait = 7"], "wait=7"),
        (['note="x, wait=9", wait="7"; a=b'], "wait=7"),
        (["wait=30"], "wait=30"),
        (["wait=31"], "wait=30"),
        (["wait=" + "9" * 6_000], "wait=30"),
        (["wait=1e9"], None),
        (["wait=-1"], None),
        (["wait=7.5"], None),
        (["wait=soon"], None),
        (["wait=٧"], None),
        (["wait"], None),
        (["await=7"], None),
        (["note; wait=7"], None),
    ],
)
def test_what_is_preferred_is_done_and_said_or_ignored(
    api: httpx.Client, prefer: list[str], applied: str | None
) -> None:
    answer = api.post(
        "/exercises/sigmoid/submissions",
        json={"source": "def sigmoid(x): return x"},
        headers=[(b"Prefer", each.encode()) for each in prefer],
    )
    assert answer.status_code in {201, 202}
    assert answer.headers.get("preference-applied") == applied


@pytest.mark.parametrize(
    ("slug", "sent", "status"),
    [
        ("nope", {"json": {"source": "x = 1"}}, 404),
        ("sigmoid", {"json": {"source": ""}}, 422),
        ("sigmoid", {"json": {"source": "  \n"}}, 422),
        ("sigmoid", {"json": {}}, 422),
        ("sigmoid", {"json": {"source": "#" * 65_537}}, 413),
        ("sigmoid", {"json": {"source": "é" * 40_000}}, 413),
        (
            "sigmoid",
            {"content": b"x" * 2_000_000, "headers": JSON},
            413,
        ),
        (
            "sigmoid",
            {"content": b'{"source": "\\ud800"}', "headers": JSON},
            422,
        ),
        ("sigmoid", {"content": b"source=x"}, 415),
        ("sigmoid", {"data": {"source": "x"}}, 415),
    ],
)
def test_what_can_not_be_graded_is_a_problem(
    api: httpx.Client, slug: str, sent: dict[str, Any], status: int
) -> None:
    answer = api.post(f"/exercises/{slug}/submissions", **sent)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"


def test_the_reference_is_shown_once_it_is_solved(stranger: httpx.Client) -> None:
    assert stranger.get("/exercises/sigmoid").json()["reference"] is None
    submit(stranger, "sigmoid", program("sigmoid", "reference"))
    assert stranger.get("/exercises/sigmoid").json()["reference"]


def test_a_run_on_own_input_keeps_nothing(stranger: httpx.Client) -> None:
    run = {"source": program("sigmoid", "reference"), "input": {"arguments": [[0.0, 1.0]]}}
    answer = stranger.post("/exercises/sigmoid/runs", json=run)
    assert answer.json()["cases"][0]["got"] == "[     0.5, 0.731059]"
    assert stranger.get("/learner/export").json()["tables"]["submissions"] == []


@pytest.mark.parametrize(
    "body",
    [
        "raise ValueError(chr(0xD800) + chr(0))",
        "print(chr(0)); return {'\\ud800': 1}",
        "return 10 ** 5000",
        "return float('nan')",
        "return np.array(['x'] * 3)",
        "return np.zeros((1,) * 8)",
        "return type('array' * 1000, (), {})()",
        "return (h for _ in range(3))",
        "return np.array([None, h], dtype=object)",
        "raise type('ValueError' * 400, (Exception,), {})('x' * 100_000)",
    ],
)
def test_hostile_answers_are_verdicts(api: httpx.Client, body: str) -> None:
    verdict = submit(api, "rnn_step", STEP + body)
    assert verdict["status"] == "failed"
    assert verdict["cases"][0]["category"]


def test_passing_the_visible_cases_is_not_called_all(api: httpx.Client) -> None:
    source = program("sigmoid", "mistakes/naive_exponential")
    ran = api.post("/exercises/sigmoid/runs", json={"source": source}).json()
    assert ran["message"] == "The visible cases pass; hidden ones were not run."
    assert submit(api, "sigmoid", source)["message"].startswith("The visible cases pass; 2 hidden")


def test_readiness_and_the_pages_name_the_tier(server_url: str) -> None:
    tier = httpx.get(f"{server_url}/readyz", timeout=PATIENCE_S).json()["sandbox"]["tier"]
    assert tier in {"full", "standard", "minimal"}
    for path in ("/exercises", "/exercises/sigmoid"):
        assert f'data-tier="{tier}"' in httpx.get(f"{server_url}{path}", timeout=PATIENCE_S).text


def test_code_without_isolation_is_called_untrusted(start_server: Any) -> None:
    page = httpx.get(
        f"{start_server(UNROLL_SANDBOX_POLICY='unsafe-local')}/exercises/sigmoid",
        timeout=PATIENCE_S,
    )
    assert "Every verdict is untrusted" in page.text
