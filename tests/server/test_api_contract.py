"""The API keeps what its description promises, whatever it is sent."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.conftest import PATIENCE_S

EXAMPLES = 5
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
TAGS = "health chapters questions exercises models traces analyses trainings progress learner"
# Made-up ids end at a 404; every second call takes these instead.
KNOWN = {
    "chapter": "rnn-lstm",
    "section": "lstm",
    "topic_id": "rnn-lstm/lstm",
    "question_id": "a-clip-that-never-rests",
    "slug": "sigmoid",
    "exercise": "rnn_step",
    "model": "english-lstm",
}
# A choice, several choices, a number, a text, an order.
QUESTIONS = (
    "a-clip-that-never-rests",
    "balance-of-the-two",
    "a-bound-over-many-steps",
    "additive-cell-path",
    "a-path-through-the-subject",
)
JSON = {"Content-Type": "application/json"}
SAFETENSORS = "application/vnd.safetensors"
TRACE = {"model": "english-lstm", "text": "ab"}


@schemathesis.serializer(SAFETENSORS)
def _as_bytes(_context: object, value: object) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode()


@pytest.fixture(scope="module")
def described(server_url: str) -> Any:
    return schemathesis.openapi.from_url(f"{server_url}/api/openapi.json")


def test_every_call_has_a_tag_that_is_tried_below(described: Any) -> None:
    calls = [operation.ok() for operation in described.get_all_operations()]
    assert {tag for call in calls for tag in call.tags} == set(TAGS.split())
    assert all(call.definition.raw.get("summary") for call in calls)


@pytest.mark.parametrize("tag", TAGS.split())
def test_every_answer_is_one_that_the_description_promises(
    described: Any, tag: str, caller: dict[str, str]
) -> None:
    for operation in described.include(tag=tag).get_all_operations():
        for mode in schemathesis.GenerationMode:
            try:
                _try(operation.ok(), mode, caller)
            except Unsatisfiable:
                # A call without parameters can't be got wrong.
                assert mode is schemathesis.GenerationMode.NEGATIVE


def _try(operation: Any, mode: schemathesis.GenerationMode, caller: dict[str, str]) -> None:
    calls = 0

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.explicit, Phase.generate],
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def call(case: Any) -> None:
        nonlocal calls
        calls += 1
        if calls % 2:
            for name in set(case.path_parameters) & set(KNOWN):
                case.path_parameters[name] = KNOWN[name]
        answer = case.call(timeout=PATIENCE_S, headers=caller)
        case.validate_response(answer, checks=CHECKS)
        if answer.status_code >= 400:
            assert answer.headers["content-type"] == ["application/problem+json"]
            assert len(answer.json()["detail"]) > 10

    call()


def _bodies() -> Iterator[tuple[str, bytes, int]]:
    yield "nested too deep", b'{"answer": ' + b"[" * 20_000 + b"]" * 20_000 + b"}", 400
    yield "a number too long", b'{"answer": ' + b"9" * 5_000 + b"}", 400
    yield "not UTF-8", b'{"answer": "\xff"}', 400
    yield "not JSON", b"{", 422
    yield "not a number", b'{"answer": NaN}', 422
    yield "infinite", b'{"answer": Infinity}', 422
    yield "beyond floats", b'{"answer": 1e999}', 422
    yield "half a character", b'{"answer": "\\ud800"}', 422
    yield "a null character", b'{"answer": "\\u0000"}', 422
    yield "an object", b'{"answer": {"a": [null]}}', 422
    yield "a list of lists", b'{"answer": [[[]], null]}', 422
    yield "no object", b"[]", 422
    yield "nothing", b"", 422
    yield "a seed of others", b'{"answer": "a", "seed": 1e30}', 422
    yield "no confidence", b'{"answer": "a", "confidence": NaN}', 422
    yield "two megabytes", b'{"answer": "' + b"a" * 2_000_000 + b'"}', 413


def test_a_hostile_answer_is_refused_with_what_to_do(api: httpx.Client) -> None:
    for name, body, status in _bodies():
        for question in QUESTIONS:
            refused = api.post(f"/questions/{question}/answers", content=body, headers=JSON)
            assert refused.status_code == status, f"{question}, {name}: {refused.text}"
            assert_problem(refused, status)


@pytest.mark.parametrize("sent", ["text/plain", "application/x-www-form-urlencoded", None])
def test_what_is_not_sent_as_json_is_told_so(api: httpx.Client, sent: str | None) -> None:
    headers = {} if sent is None else {"Content-Type": sent}
    for path in (
        "/traces",
        "/questions/balance-of-the-two/answers",
        "/exercises/sigmoid/submissions",
    ):
        refused = api.post(path, content=b'{"answer": "a"}', headers=headers)
        assert_problem(refused, 415)
        assert "application/json" in refused.json()["detail"]


def test_a_body_that_does_not_say_its_length_is_read_up_to_the_limit(api: httpx.Client) -> None:
    def endless() -> Iterator[bytes]:
        for _ in range(32):
            yield b" " * 2**16

    for path in ("/traces", "/learner/tokens"):
        assert_problem(api.post(path, content=endless(), headers=JSON), 413)


def test_half_a_character_in_a_sequence_is_refused(api: httpx.Client) -> None:
    for path in ("/traces", "/analyses"):
        for sequence in ({"text": "\ud800"}, {"tokens": ["\ud800"]}):
            body = json.dumps({"model": "english-lstm", **sequence})
            assert_problem(api.post(path, content=body, headers=JSON), 422)


def test_a_null_character_is_no_text_that_is_kept(api: httpx.Client) -> None:
    source = {"source": "x = '\0'"}
    assert_problem(api.post("/exercises/sigmoid/submissions", json=source), 422)
    assert_problem(api.post("/exercises/sigmoid/runs", json=source), 422)
    assert_problem(api.post("/learner/tokens", json={"name": "a\0b"}), 422)


def test_head_gives_the_headers_of_get_without_its_body(server_url: str) -> None:
    for path in ("/", "/api/v1/questions", "/healthz", "/settings", "/static/icon.svg"):
        head = httpx.head(server_url + path, timeout=PATIENCE_S)
        assert head.status_code == 200
        assert head.content == b""
        assert (
            head.headers["content-type"]
            == httpx.get(server_url + path, timeout=PATIENCE_S).headers["content-type"]
        )
    assert httpx.head(f"{server_url}/nothing", timeout=PATIENCE_S).status_code == 404


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/models", "GET, HEAD, POST"),
        ("/traces", "POST"),
        ("/learner/tokens", "GET, HEAD, POST"),
        ("/models/english-lstm", "DELETE, GET, HEAD"),
    ],
)
def test_a_method_that_is_not_taken_is_answered_with_all_that_are(
    api: httpx.Client, path: str, allowed: str
) -> None:
    refused = api.put(path)
    assert_problem(refused, 405)
    assert refused.headers["allow"] == allowed


def test_every_call_says_how_many_more_it_takes(described: Any, api: httpx.Client) -> None:
    silent = []
    for operation in (each.ok() for each in described.get_all_operations()):
        # A body of nothing is refused, and that is counted too.
        if operation.path.startswith("/api/"):
            path = operation.path.removeprefix("/api/v1").format_map(Known(KNOWN))
            answer = api.request(operation.method, path)
            if "ratelimit" not in answer.headers or "ratelimit-policy" not in answer.headers:
                silent.append(f"{operation.method} {path}: {answer.status_code}")
    assert silent == []


class Known(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return "nothing"


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/traces", TRACE),
        ("/analyses", TRACE),
        ("/questions/nothing/answers", {"answer": "a"}),
        ("/exercises/sigmoid/submissions", {"source": "def sigmoid(x): return x"}),
    ],
)
def test_every_call_that_computes_says_how_many_more_it_takes(
    api: httpx.Client, path: str, body: dict[str, str]
) -> None:
    answer = api.post(path, json=body)
    assert answer.headers["ratelimit"].startswith('"')
    assert ";w=" in answer.headers["ratelimit-policy"]


def assert_problem(answer: httpx.Response, status: int) -> None:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert told["status"] == status
    assert told["title"]
    assert len(told["detail"]) > 10
