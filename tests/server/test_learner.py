from __future__ import annotations

import json
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from itsdangerous import Signer

from server.learner import COOKIE, cookie_signer
from tests.conftest import PATIENCE_S

SITE = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def learner(api: httpx.Client) -> httpx.Client:
    """Give a client of the API with a cookie of its own."""
    assert api.post("/learner/tokens", json={"name": "first write"}).status_code == 201
    return api


@pytest.fixture
def stranger(server_url: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=f"{server_url}/api/v1", timeout=PATIENCE_S) as client:
        yield client


def test_reading_leaves_no_cookie_and_the_first_write_does(api: httpx.Client) -> None:
    assert "set-cookie" not in api.get("/learner/export").headers
    cookie = api.post("/learner/tokens", json={"name": "bot"}).headers["set-cookie"]
    assert cookie.startswith(f"{COOKIE}=")
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Secure" not in cookie
    assert "set-cookie" not in api.post("/learner/tokens", json={"name": "bot"}).headers


def test_the_cookie_is_secure_where_the_page_came_by_https(api: httpx.Client) -> None:
    answer = api.post(
        "/learner/tokens", json={"name": "bot"}, headers={"X-Forwarded-Proto": "https"}
    )
    assert "; Secure" in answer.headers["set-cookie"]


def test_a_cookie_that_somebody_else_signed_opens_nothing(
    learner: httpx.Client, stranger: httpx.Client
) -> None:
    own = learner.cookies[COOKIE].rsplit(".", 1)[0]
    stranger.cookies[COOKIE] = Signer("a guessed key", salt="unroll.learner").sign(own).decode()
    assert stranger.get("/learner/tokens").json() == {"items": []}
    assert len(learner.get("/learner/tokens").json()["items"]) == 1


def test_the_key_is_made_once_and_for_its_owner_only(tmp_path: Path) -> None:
    signed = cookie_signer(tmp_path).sign("me")
    assert cookie_signer(tmp_path).unsign(signed) == b"me"
    (key,) = tmp_path.iterdir()
    assert stat.S_IMODE(key.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
    ],
)
def test_another_site_changes_nothing_in_a_learners_name(
    learner: httpx.Client, headers: dict[str, str]
) -> None:
    refused = learner.delete("/learner", headers=headers)
    assert refused.status_code == 403
    assert refused.headers["content-type"] == "application/problem+json"
    assert len(learner.get("/learner/tokens", headers=headers).json()["items"]) == 1


def test_our_own_pages_and_programs_may_write(learner: httpx.Client, server_url: str) -> None:
    for headers in ({"Sec-Fetch-Site": "same-origin"}, {"Origin": server_url}, {}):
        answer = learner.post("/learner/tokens", json={"name": "x"}, headers=headers)
        assert answer.status_code == 201


def test_a_token_acts_as_its_learner_until_it_is_deleted(
    learner: httpx.Client, stranger: httpx.Client
) -> None:
    made = learner.post("/learner/tokens", json={"name": "notebook"}).json()
    bearer = {"Authorization": f"Bearer {made['token']}"}
    seen = stranger.get("/learner/tokens", headers=bearer).json()["items"]
    assert [each["name"] for each in seen] == ["first write", "notebook"]
    assert all(each["token"] is None for each in seen)
    assert learner.delete(f"/learner/tokens/{made['id']}").status_code == 204
    refused = stranger.get("/learner/tokens", headers=bearer)
    assert refused.status_code == 401
    assert refused.headers["www-authenticate"] == "Bearer"


def test_nobody_deletes_the_token_of_another(learner: httpx.Client, stranger: httpx.Client) -> None:
    token = learner.get("/learner/tokens").json()["items"][0]["id"]
    assert stranger.delete(f"/learner/tokens/{token}").status_code == 404
    assert len(learner.get("/learner/tokens").json()["items"]) == 1


@pytest.mark.parametrize("name", ["", "   ", "x" * 81, None, 7])
def test_a_token_needs_a_name_of_its_own(api: httpx.Client, name: object) -> None:
    refused = api.post("/learner/tokens", json={"name": name})
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["field"] == "body.name"


def test_a_learner_has_at_most_twenty_tokens(learner: httpx.Client) -> None:
    made = [learner.post("/learner/tokens", json={"name": "x"}).status_code for _ in range(20)]
    assert made == [201] * 19 + [409]


def test_deleting_leaves_nothing_and_takes_the_cookie_back(learner: httpx.Client) -> None:
    before = learner.cookies[COOKIE]
    answer = learner.delete("/learner")
    assert answer.status_code == 204
    assert "Max-Age=0" in answer.headers["set-cookie"]
    learner.cookies[COOKIE] = before
    assert learner.get("/learner/tokens").json() == {"items": []}


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 422),
        (b"no json", 422),
        (b"[]", 422),
        (b"{}", 422),
        (b'{"a": "\\ud800"}', 422),
        (b"[" * 100_000, 422),
        (b" " * (8 * 2**20 + 1), 413),
    ],
)
def test_what_is_no_export_is_refused_and_makes_no_learner(
    api: httpx.Client, body: bytes, status: int
) -> None:
    refused = api.post("/learner/import", content=body)
    assert refused.status_code == status
    assert refused.headers["content-type"] == "application/problem+json"
    assert "set-cookie" not in refused.headers


def test_an_export_with_contradicting_rows_is_refused_whole(api: httpx.Client) -> None:
    refused = api.post("/learner/import", json=document(_answer("a", 0), _answer("b", 0)))
    assert refused.status_code == 422
    assert "contradict" in refused.json()["detail"]
    assert not any(api.get("/learner/export").json()["tables"].values())


def test_an_export_taken_in_is_scheduled_like_own_answers(api: httpx.Client) -> None:
    assert api.post("/learner/import", json=document(_answer("a", 0))).json() == {"questions": 1}
    tables = api.get("/learner/export").json()["tables"]
    assert tables["answers"][0]["question"] == "sigmoid-range"
    assert tables["reviews"][0]["question"] == "sigmoid-range"


def test_calls_say_what_is_left_and_one_too_many_says_when(
    start_server: Callable[..., str],
) -> None:
    url = f"{start_server()}/api/v1"
    with httpx.Client(base_url=url, timeout=PATIENCE_S) as client:
        answers = [client.post("/learner/import", content=b"{}") for _ in range(301)]
    assert {each.status_code for each in answers[:300]} == {422}
    refused = answers[300]
    assert refused.status_code == 429
    assert 1 <= int(refused.headers["retry-after"]) <= 3600
    assert refused.headers["ratelimit-policy"] == '"tokens";q=300;w=3600'
    assert refused.headers["ratelimit"].startswith('"tokens";r=0;t=')
    assert refused.json()["status"] == 429


def test_the_settings_page_makes_and_deletes_tokens_without_scripts(server_url: str) -> None:
    with httpx.Client(
        base_url=server_url, headers=SITE, follow_redirects=True, timeout=PATIENCE_S
    ) as browser:
        assert "Nothing is kept of you" in browser.get("/settings").text
        made = browser.post("/settings/tokens", data={"name": "<b>bot</b>"})
        assert made.headers["cache-control"] == "no-store"
        assert "<b>bot" not in made.text
        assert 'value="unroll_' in made.text
        assert 'value="unroll_' not in browser.get("/settings").text
        address = made.text.split('action="/settings/tokens/')[1].split('"')[0]
        assert "no longer opens" in browser.post(f"/settings/tokens/{address}").text


def test_the_settings_page_deletes_only_who_is_sure(server_url: str) -> None:
    with httpx.Client(
        base_url=server_url, headers=SITE, follow_redirects=True, timeout=PATIENCE_S
    ) as browser:
        browser.post("/settings/tokens", data={"name": "bot"})
        assert browser.post("/settings/deletions").status_code == 422
        assert "Nothing is kept of you" not in browser.get("/settings").text
        assert "is deleted" in browser.post("/settings/deletions", data={"sure": "yes"}).text
        assert "Nothing is kept of you" in browser.get("/settings").text


def test_the_settings_page_takes_an_export_file_in(server_url: str) -> None:
    with httpx.Client(
        base_url=server_url, headers=SITE, follow_redirects=True, timeout=PATIENCE_S
    ) as browser:
        file = json.dumps(document(_answer("a", 0))).encode()
        taken = browser.post("/settings/imports", files={"export": ("export.json", file)})
        assert "was taken in" in taken.text
        exported = browser.get("/api/v1/learner/export")
        assert "attachment" in exported.headers["content-disposition"]
        assert exported.json()["tables"]["answers"][0]["seed"] == 1


def document(*answers: dict[str, Any]) -> dict[str, Any]:
    quiz = {
        "id": "quiz",
        "created_at": "2026-11-24T09:00:00+00:00",
        "items": [{"question": "sigmoid-range", "seed": 1}],
        "skipped": 0,
    }
    return {
        "format": "unroll-learner",
        "version": 1,
        "tables": {"quiz_sessions": [quiz], "answers": list(answers)},
    }


def _answer(answer_id: str, position: int) -> dict[str, Any]:
    return {
        "id": answer_id,
        "quiz_id": "quiz",
        "position": position,
        "question": "sigmoid-range",
        "seed": 1,
        "answer": 0,
        "correct": True,
        "score": 1.0,
        "confidence": None,
        "hint_used": False,
        "rating": "good",
        "answered_at": "2026-11-24T09:00:00+00:00",
    }
