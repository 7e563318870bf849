"""The first page: states, a question that can be answered there, what is due."""

from __future__ import annotations

import re
from collections.abc import Iterator

import httpx
import pytest

FIELD = re.compile(r'name="(question|seed)" value="([^"]+)"')
OPTION = re.compile(r'type="radio" name="answer" value="([^"]+)"')


@pytest.fixture
def browser(server_url: str) -> Iterator[httpx.Client]:
    """A browser of its own, so a learner of its own, without scripts."""
    site = {"Sec-Fetch-Site": "same-origin"}
    with httpx.Client(base_url=server_url, headers=site, follow_redirects=True) as client:
        yield client


def form_of(page: str) -> dict[str, str]:
    return dict(FIELD.findall(page))


def test_the_first_page_shows_states_before_any_script_has_run(browser: httpx.Client) -> None:
    page = browser.get("/").text
    assert page.count('class="heatmap-canvas"') == 3
    assert "data:image/png;base64," in page


def test_reading_the_first_page_keeps_nothing_of_its_reader(browser: httpx.Client) -> None:
    browser.get("/")
    assert not browser.cookies


def test_its_question_is_answered_with_feedback_on_every_option(browser: httpx.Client) -> None:
    page = browser.get("/").text
    options = OPTION.findall(page)
    answered = browser.post("/quiz/first-answers", data={**form_of(page), "answer": options[0]})
    assert answered.status_code == 200
    assert answered.url.path.endswith("/answers/1")
    assert answered.text.count('class="why"') == len(options)


def test_a_question_that_was_answered_is_another_one_next_time(browser: httpx.Client) -> None:
    page = browser.get("/").text
    form = form_of(page)
    browser.post("/quiz/first-answers", data={**form, "answer": OPTION.findall(page)[0]})
    again = browser.get("/").text
    assert form_of(again)["question"] != form["question"]
    assert "comes back" in again


def test_without_an_answer_the_question_stays(browser: httpx.Client) -> None:
    form = form_of(browser.get("/").text)
    answered = browser.post("/quiz/first-answers", data=form)
    assert answered.url.path == "/"
    assert not browser.cookies


@pytest.mark.parametrize(
    ("wrong", "status"),
    [({"question": "nothing"}, 404), ({"seed": "-1"}, 422), ({"seed": ""}, 422)],
)
def test_a_form_that_is_not_ours_is_refused(
    browser: httpx.Client, wrong: dict[str, str], status: int
) -> None:
    page = browser.get("/").text
    form = {**form_of(page), "answer": OPTION.findall(page)[0], **wrong}
    assert browser.post("/quiz/first-answers", data=form).status_code == status
