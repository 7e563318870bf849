"""The bank over the API, on a real server with the real content."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from tests.conftest import PATIENCE_S

KEYS = {"correct", "feedback", "explanation", "solution", "key", "answer_key", "mistakes", "score"}

WRONG_FORMS: tuple[object, ...] = (
    *(None, True, 1e400, "\ud800"),
    *([], {}, [["x"]], {"line": {}}),
)


def all_items(api: httpx.Client, path: str, **query: Any) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = []
    cursor: str | None = None
    while True:
        params = {**query, **({"cursor": cursor} if cursor else {})}
        body = api.get(path, params=params).raise_for_status().json()
        items += body["items"]
        cursor = body["next"]
        if cursor is None:
            return items


def with_options(api: httpx.Client) -> dict[str, Any]:
    """Give a question of one choice, as it is asked."""
    first = all_items(api, "/questions", kind="choice")[0]["id"]
    question: dict[str, Any] = api.get(f"/questions/{first}", params={"seed": 3}).json()
    return question


def names_in(body: object) -> Iterator[str]:
    """Give the name of every member at any depth."""
    if isinstance(body, dict):
        for name, value in body.items():
            yield name
            yield from names_in(value)
    elif isinstance(body, list):
        for value in body:
            yield from names_in(value)


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def test_the_list_gives_every_question_once_in_pages(api: httpx.Client) -> None:
    whole = [each["id"] for each in all_items(api, "/questions", limit=100)]
    assert whole == sorted(set(whole))
    assert [each["id"] for each in all_items(api, "/questions", limit=3)] == whole


@pytest.mark.parametrize("member", ["kind", "level", "topic"])
def test_the_list_is_filtered(api: httpx.Client, member: str) -> None:
    whole = all_items(api, "/questions")
    wanted = whole[-1][member]
    fitting = all_items(api, "/questions", **{member: wanted})
    assert [each["id"] for each in fitting] == [
        each["id"] for each in whole if each[member] == wanted
    ]


def test_questions_are_found_by_a_topic_id_and_by_a_covered_fact(api: httpx.Client) -> None:
    question = next(each for each in all_items(api, "/questions") if each["covers"])
    found = all_items(api, "/questions", topic=question["covers"][0])
    assert question["id"] in [each["id"] for each in found]


@pytest.mark.parametrize(
    "query", [{"level": 4}, {"limit": 0}, {"limit": 101}, {"cursor": "!"}, {"level": "hard"}]
)
def test_a_wrong_filter_is_refused_as_a_problem(api: httpx.Client, query: dict[str, Any]) -> None:
    refused = api.get("/questions", params=query)
    assert refused.status_code == 422
    assert refused.headers["content-type"] == "application/problem+json"


def test_a_seed_gives_the_same_question_and_none_draws_one(api: httpx.Client) -> None:
    question = with_options(api)
    address = f"/questions/{question['id']}"
    assert api.get(address, params={"seed": 3}).json() == question
    drawn = api.get(address).json()
    assert api.get(address, params={"seed": drawn["seed"]}).json() == drawn


def test_no_answer_is_given_away_before_it_is_asked_for(api: httpx.Client) -> None:
    for summary in all_items(api, "/questions"):
        asked = api.get(f"/questions/{summary['id']}", params={"seed": 5}).json()
        assert not KEYS & set(names_in(asked)), summary["id"]


def test_the_page_of_a_question_holds_nothing_of_its_feedback(server_url: str) -> None:
    site = {"Sec-Fetch-Site": "same-origin"}
    with httpx.Client(
        base_url=server_url, headers=site, follow_redirects=True, timeout=PATIENCE_S
    ) as browser:
        start = browser.post("/quiz", data={"length": "20"})
        items = browser.get("/api/v1/learner/export").json()["tables"]["quiz_sessions"][0]["items"]
        for position, item in enumerate(items):
            page = browser.get(start.url.path).text
            asked = browser.get(
                f"/api/v1/questions/{item['question']}", params={"seed": item["seed"]}
            )
            options = asked.json()["question"].get("options")
            if not options:
                browser.post(f"{start.url.path}/skips")
                break
            form = {"position": position, "answer": options[0]["id"]}
            answered = browser.post(f"{start.url.path}/answers", data=form).text
            told = re.findall(r'<div class="why">(.*?)</div>', answered, re.DOTALL)
            assert len(told) == len(options)
            assert not [each for each in told if words(each) in words(page)]


def test_an_answer_is_marked_with_feedback_on_every_option_and_a_due_date(
    api: httpx.Client,
) -> None:
    question = with_options(api)
    options = [each["id"] for each in question["question"]["options"]]
    before = datetime.now(UTC)
    marks = {}
    for option in options:
        given = {"answer": option, "seed": 3, "confidence": 0.8}
        answer = api.post(f"/questions/{question['id']}/answers", json=given)
        assert answer.status_code == 200
        assert "ratelimit" in answer.headers
        marks[option] = answer.json()
    assert sorted(mark["score"] for mark in marks.values()) == [0.0] * (len(options) - 1) + [1.0]
    for mark in marks.values():
        assert mark["correct"] is (mark["score"] == 1)
        assert {each["option"] for each in mark["feedback"]} == set(options)
        assert all(each["text"] for each in mark["feedback"])
        assert mark["explanation"]
        assert mark["seed"] == 3
        assert datetime.fromisoformat(mark["due"]) > before - timedelta(seconds=1)


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"answer": "no such option"},
        {"answer": None},
        {"answer": {"a": [1]}},
        {"answer": 10**30},
        {"answer": "a", "seed": -1},
        {"answer": "a", "seed": 2**31},
        {"answer": "a", "confidence": 2},
        {"answer": "a", "confidence": "sure"},
    ],
)
def test_an_answer_that_is_none_is_refused_and_not_kept(
    api: httpx.Client, given: dict[str, Any]
) -> None:
    refused = api.post(f"/questions/{with_options(api)['id']}/answers", json=given)
    assert refused.status_code == 422
    assert refused.headers["content-type"] == "application/problem+json"
    assert not any(api.get("/learner/export").json()["tables"].values())


def test_every_kind_survives_an_answer_of_the_wrong_form(api: httpx.Client) -> None:
    kinds = {each["kind"]: each["id"] for each in all_items(api, "/questions")}
    for question in kinds.values():
        for wrong in WRONG_FORMS:
            body = json.dumps({"answer": wrong})
            answer = api.post(
                f"/questions/{question}/answers",
                content=body,
                headers={"Content-Type": "application/json"},
            )
            assert answer.status_code in (200, 422), (question, wrong)


def test_a_question_that_is_not_there_is_a_problem(api: httpx.Client) -> None:
    assert api.get("/questions/nothing").status_code == 404
    assert api.post("/questions/nothing/answers", json={"answer": 1}).status_code == 404


def test_the_fixes_of_a_bug_are_given_with_the_line_that_is_picked(api: httpx.Client) -> None:
    address = f"/questions/{all_items(api, '/questions', kind='find_bug')[0]['id']}"
    asked = api.get(address, params={"seed": 3}).json()["question"]
    assert (asked["line"], asked["fixes"]) == (None, [])
    lines = len(asked["lines"])
    opened = [
        api.get(address, params={"seed": 3, "line": line}).json()["question"] for line in (1, lines)
    ]
    assert opened[0]["fixes"] == opened[1]["fixes"] != []
    assert opened[0]["lines"] == asked["lines"]
    refused = api.get(address, params={"seed": 3, "line": lines + 1})
    assert (refused.status_code, refused.json()["title"]) == (422, "There is no such line")
    scores = []
    for each in opened[0]["fixes"]:
        given = {"answer": {"line": 1, "fix": each["id"]}, "seed": 3}
        scores.append(api.post(f"{address}/answers", json=given).json()["score"])
    assert max(scores) >= 0.5


def test_a_missed_question_is_due_soon_and_a_known_one_later(api: httpx.Client) -> None:
    question = with_options(api)
    for each in question["question"]["options"]:
        given = {"answer": each["id"], "seed": 3}
        mark = api.post(f"/questions/{question['id']}/answers", json=given).json()
        if mark["correct"]:
            break
    assert api.get("/reviews").json()["next_due"] == mark["due"]
    readiness = {each["topic"]: each for each in api.get("/progress").json()["topics"]}
    assert readiness[question["topic"]]["asked"] == 1


def test_topics_name_their_questions(api: httpx.Client) -> None:
    topics = api.get("/topics").json()["items"]
    named = [question for topic in topics for question in topic["questions"]]
    assert sorted(named) == [each["id"] for each in all_items(api, "/questions")]
    assert api.get(f"/topics/{topics[0]['id']}").json() == topics[0]
    assert api.get("/topics/nothing").status_code == 404


SITE = {"Sec-Fetch-Site": "same-origin"}


def test_a_question_has_a_page_of_its_own_and_its_answer_is_a_quiz_of_one(
    api: httpx.Client, server_url: str
) -> None:
    question = with_options(api)
    with httpx.Client(
        base_url=server_url, headers=SITE, follow_redirects=True, timeout=PATIENCE_S
    ) as browser:
        page = browser.get(f"/questions/{question['id']}")
        assert page.status_code == 200
        assert question["title"] in page.text
        seed = re.findall(r'name="seed" value="(\d+)"', page.text)[0]
        answered = browser.post(f"/questions/{question['id']}", data={"seed": seed, "answer": "a"})
        assert answered.status_code == 200
        assert re.fullmatch(r"/quiz/[^/]+/answers/1", answered.url.path)
        kept = browser.get("/api/v1/learner/export").json()["tables"]["answers"]
        assert [(each["question"], each["seed"]) for each in kept] == [(question["id"], int(seed))]


@pytest.mark.parametrize("form", [{}, {"seed": "1"}, {"seed": "-1", "answer": "a"}])
def test_a_form_without_an_answer_keeps_nothing(
    api: httpx.Client, server_url: str, form: dict[str, str]
) -> None:
    question = with_options(api)
    with httpx.Client(base_url=server_url, headers=SITE, timeout=PATIENCE_S) as browser:
        refused = browser.post(f"/questions/{question['id']}", data=form)
        assert refused.status_code == 422
        assert not any(browser.get("/api/v1/learner/export").json()["tables"].values())


def test_a_page_of_no_question_is_not_found(server_url: str) -> None:
    assert httpx.get(f"{server_url}/questions/nothing", timeout=PATIENCE_S).status_code == 404


@pytest.mark.parametrize("name", ["section", "topic", "fact"])
def test_a_link_to_a_topic_ticks_the_sections_that_ask_about_it(
    api: httpx.Client, server_url: str, name: str
) -> None:
    question = next(each for each in all_items(api, "/questions") if each["covers"])
    topic = {
        "section": question["topic"],
        "topic": question["topics"][0],
        "fact": question["covers"][0],
    }[name]
    page = httpx.get(f"{server_url}/quiz", params={"topic": topic}, timeout=PATIENCE_S).text
    ticked = re.findall(r'name="topics" value="([^"]+)" checked', page)
    assert question["topic"] in ticked
    assert name != "section" or len(ticked) == 1


def test_a_choice_that_is_a_formula_has_a_word_for_a_screen_reader(api: httpx.Client) -> None:
    page = api.get(api.base_url.join("/questions/loops-that-can-be-scanned")).text
    assert [f"Choice {number}:" in page for number in range(1, 6)] == [True] * 4 + [False]
