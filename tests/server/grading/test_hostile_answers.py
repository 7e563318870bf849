"""Answers that are made to break the verdict, or to tell more than it may."""

from __future__ import annotations

from typing import Any

import httpx
import numpy as np
import pytest

from server.grading.showing import MAX_CHARACTERS, show
from server.practice.comparing import beside, difference, gradient_error

# Passes the visible cases; then `EVENT` has the first input of a hidden one as `x`.
IN_HIDDEN = """
import sys
import numpy as np

def tell(kind, value):
    frame, codec = sys._getframe(), "server.sandbox.codec."
    while not hasattr(frame.f_locals.get("self"), "nonce"):
        frame = frame.f_back
    wire = sys.modules[codec + "wire"]
    body = sys.modules[codec + "encoding"].encode(value, caps=wire.Caps())
    header = wire.HEADER.pack(wire.MAGIC, frame.f_locals["self"].nonce, kind, len(body))
    os = sys.modules["os"]
    os.write(4, header + body)
    os._exit(0)

calls = 0
def sigmoid(x):
    global calls
    calls += 1
    if calls > VISIBLE:
        EVENT
    return 0.5 * (1.0 + np.tanh(0.5 * x))
"""
# Gives as its answer how much it was sent, not what was asked for.
COUNTS = """
import sys
import numpy as np

def sigmoid(x):
    frame = sys._getframe()
    while not isinstance(steps := frame.f_locals.get("steps"), tuple):
        frame = frame.f_back
    return np.full_like(x, 1000.0 + len(steps))
"""


def submit(api: httpx.Client, slug: str, source: str) -> dict[str, Any]:
    # What a busy machine takes: cases that fail run twice.
    wait = {"Prefer": "wait=30"}
    answer = api.post(f"/exercises/{slug}/submissions", json={"source": source}, headers=wait)
    assert answer.status_code == 201, answer.text
    verdict: dict[str, Any] = answer.json()
    return verdict


@pytest.mark.parametrize("slug", ["lstm_step", "bptt", "count_parameters"])
def test_a_number_beyond_all_of_numpys_is_a_wrong_answer(api: httpx.Client, slug: str) -> None:
    source = f"def {slug}(*_args):\n    return 10**400, 10**400"
    assert submit(api, slug, source)["status"] == "failed"
    run = api.post(f"/exercises/{slug}/runs", json={"source": source})
    assert run.status_code == 200, run.text
    assert run.json()["outcome"] == "returned"


@pytest.mark.parametrize(
    "event",
    [
        "raise ValueError(x)",
        'tell(17, (("raised", "E", "", int(1e9 + 1e6 * abs(x.flat[0])), ""), False, (), (), None))',
        'tell(19, f"a call {x}")',
        'sys.modules["os"]._exit(123)',
        "tell(100 + int(9 * abs(x.flat[0])), x)",
    ],
)
def test_nothing_of_a_hidden_case_gets_into_the_verdict(api: httpx.Client, event: str) -> None:
    visible = len(api.get("/exercises/sigmoid").json()["examples"])
    source = IN_HIDDEN.replace("VISIBLE", str(visible)).replace("EVENT", event)
    verdict = submit(api, "sigmoid", source)
    told = [case["message"] for case in verdict["cases"] if case["visibility"] == "hidden"]
    assert verdict["status"] == "failed"
    assert verdict["line"] is None
    failed = sum(case["status"] == "failed" for case in verdict["cases"])
    assert verdict["message"] in (*told, f"The visible cases pass; {failed} hidden ones fail.")
    assert not any(character.isdigit() for message in told for character in message)


def test_an_answer_cannot_tell_what_else_was_sent(api: httpx.Client) -> None:
    first = submit(api, "sigmoid", COUNTS)["cases"][0]
    numbers = {number for row in first["difference"]["sample"]["got"] for number in row}
    assert numbers == {1001.0}


@pytest.mark.parametrize(("depth", "inmost"), [(20, "1.0"), (40, '"a"'), (100, "[1.0]")])
def test_an_input_that_nests_too_deeply_is_refused(
    api: httpx.Client, depth: int, inmost: str
) -> None:
    nested = "[" * depth + inmost + "]" * depth
    body = f'{{"source": "def sigmoid(x): return x", "input": {{"arguments": [{nested}]}}}}'
    headers = {"Content-Type": "application/json"}
    answer = api.post("/exercises/sigmoid/runs", content=body, headers=headers)
    assert answer.status_code == 422, answer.text


def test_of_an_array_beyond_all_measure_the_first_entries_are_shown() -> None:
    for value in (1.5, 1 + 2j, 7):
        text = show(np.broadcast_to(value, (6,) * 20))
        assert text.startswith("[" * 20)
        assert "…" in text or "..." in text
        assert len(text) <= MAX_CHARACTERS + 2


def test_of_many_values_as_many_are_shown_as_there_is_room_for() -> None:
    made: list[Any] = ["x" * 1_000]
    for _ in range(3):
        made = made * 20
    assert len(show(made)) <= MAX_CHARACTERS + 2
    assert show([1, 2]) == "[1, 2]"
    assert show(list(range(25))).endswith("19, …]")
    assert show({"a": {"b": ()}}) == "{'a': {'b': ()}}"


def test_a_signalling_nan_is_compared_without_a_warning() -> None:
    got = np.frombuffer(b"\x01\x00\xa0\x7f", "<f4")
    expected = np.zeros(1)
    assert difference("h", expected, got, tolerance=1e-9) is not None
    assert beside("h", expected, got) is not None
    assert not gradient_error("h", "w", expected, got, tolerance=1e-9).right
