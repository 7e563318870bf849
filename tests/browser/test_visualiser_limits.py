"""Limits of the visualiser, told where they bite; and what isn't a number, shown with its cause."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

pytestmark = pytest.mark.browser

RUNS = 8
# Each waits for the server's answer; one or two are usual.
TRIES = 500
REFERENCE = Path(__file__).parents[2] / "questions" / "exercises" / "lstm_step" / "reference.py"


def test_symbols_are_counted_while_one_types_and_too_many_are_told(
    new_context: Callable[..., BrowserContext],
) -> None:
    page = new_context().new_page()
    page.goto("/visualiser?model=english-lstm&text=abc")
    page.wait_for_selector("#states canvas")
    expect(page.locator("#count")).to_have_text(re.compile("3 of 1,?000 symbols"))
    page.fill("#text", "ab" * 501)
    expect(page.locator("#count")).to_have_class("over")
    expect(page.locator("#problem")).to_contain_text(re.compile("1,?000"))


def test_a_ninth_run_is_told_to_wait_until_a_page_is_closed(
    new_context: Callable[..., BrowserContext], start_server: Callable[..., str]
) -> None:
    # A server of its own: pages of other tests may be leaving the shared one just now.
    address = f"{start_server()}/visualiser?view=train"
    context = new_context()
    pages = [context.new_page() for _ in range(RUNS)]
    for each in pages:
        each.goto(address)
        expect(each.locator("#view [role=status]")).to_contain_text("0 steps")
    ninth = context.new_page()
    ninth.goto(address)
    told = ninth.locator("#view [role=status]")
    expect(told).to_contain_text("Every place is taken")
    pages[0].close()
    # The place is free when the server has seen the page leave; until then it says so again.
    for _ in range(TRIES):
        ninth.click("text=One step")
        expect(told).to_contain_text(re.compile("1 steps|Every place is taken"))
        if "1 steps" in (told.text_content() or ""):
            break
    expect(told).to_contain_text("1 steps")


def test_what_is_no_number_is_shown_with_its_cause(page: Page) -> None:
    page.goto("/visualiser?view=own&model=english-lstm&text=the cat")
    expect(page.locator(".own-source")).to_have_value(re.compile("def lstm_step"))
    source = REFERENCE.read_text().replace("return h, c", "return h / (h - h), c")
    page.fill(".own-source", source)
    page.click("text=Run on the sequence")
    expect(page.locator("#view .note.bad").first).to_contain_text(re.compile("(NaN|∞).*in pink"))
    expect(page.locator("#view .note.bad").first).to_contain_text("from step 1 on, “t”")
