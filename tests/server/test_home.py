"""The first page: states, a question that can be answered there, what is due."""

from __future__ import annotations

import re
from collections.abc import Iterator

import httpx
import pytest

from tests.conftest import PATIENCE_S

FORM = re.compile(r'action="(/questions/[^"]+)">\s*<input type="hidden" name="seed" value="(\d+)"')
OPTION = re.compile(r'type="radio" name="answer" value="([^"]+)"')


@pytest.fixture
def browser(server_url: str) -> Iterator[httpx.Client]:
    """A browser of its own, so a learner of its own, without scripts."""
    site = {"Sec-Fetch-Site": "same-origin"}
    with httpx.Client(
        base_url=server_url, headers=site, follow_redirects=True, timeout=PATIENCE_S
    ) as client:
        yield client


def asked_on(page: str) -> tuple[str, str]:
    """Give where the page's question is answered, and its seed."""
    found = FORM.search(page)
    assert found
    return found[1], found[2]


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
    address, seed = asked_on(page)
    answered = browser.post(address, data={"seed": seed, "answer": options[0]})
    assert answered.status_code == 200
    assert answered.url.path.endswith("/answers/1")
    assert answered.text.count('class="why"') == len(options)


def test_a_question_that_was_answered_is_another_one_next_time(browser: httpx.Client) -> None:
    page = browser.get("/").text
    address, seed = asked_on(page)
    browser.post(address, data={"seed": seed, "answer": OPTION.findall(page)[0]})
    again = browser.get("/").text
    assert asked_on(again)[0] != address
    assert "comes back" in again
