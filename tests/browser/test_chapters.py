"""Chapters in a real browser: prose sets figures, with a mouse, by keyboard and without scripts."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.conftest import come_to_rest

pytestmark = pytest.mark.browser

GANS = "/chapters/faq/gans"
PAGES = (
    "rnn-lstm/lstm", "rnn-lstm/vanishing-gradient", "faq/gans", "faq/depth-and-width",
    "faq/neural-networks", "beyond/gru", "beyond/sequence-to-sequence", "beyond/batches",
)  # fmt: skip


def state(page: Page, name: str) -> Locator:
    return page.locator(f"#figure-adversaries--{name}")


def chooser(page: Page) -> Locator:
    return page.locator("#figure-adversaries .states a")


def test_a_figure_opens_with_its_first_state_alone(page: Page) -> None:
    page.goto(GANS)
    expect(state(page, "step-0")).to_be_visible()
    expect(page.locator("#figure-adversaries .state:visible")).to_have_count(1)
    expect(chooser(page).first).to_have_attribute("aria-current", "true")


def test_a_button_of_the_figure_shows_its_state(page: Page) -> None:
    page.goto(GANS)
    chooser(page).nth(2).click()
    expect(state(page, "step-150")).to_be_visible()
    expect(state(page, "step-0")).to_be_hidden()
    expect(page.locator("#figure-adversaries [aria-current]")).to_have_text("After 150 rounds")
    expect(page).to_have_url(re.compile("#figure-adversaries--step-150$"))


def test_arrow_keys_step_from_state_to_state_and_stop_at_the_ends(page: Page) -> None:
    page.goto(GANS)
    chooser(page).first.focus()
    page.keyboard.press("ArrowLeft")
    expect(state(page, "step-0")).to_be_visible()
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    expect(state(page, "step-1000")).to_be_visible()
    expect(chooser(page).last).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(state(page, "step-150")).to_be_visible()


def test_a_sentence_sets_the_figure_it_speaks_of_without_moving_the_page(page: Page) -> None:
    page.goto(GANS)
    sentence = page.locator(".section-text > ul a", has_text="After 60 rounds")
    sentence.scroll_into_view_if_needed()
    before = page.evaluate("window.scrollY")
    sentence.press("Enter")
    expect(state(page, "step-60")).to_be_visible()
    assert page.evaluate("window.scrollY") == before


def test_the_address_of_a_state_opens_it(page: Page) -> None:
    page.goto(f"{GANS}#figure-adversaries--step-150")
    expect(state(page, "step-150")).to_be_visible()
    expect(state(page, "step-0")).to_be_hidden()


def test_going_back_to_an_address_sets_the_figure_again(page: Page) -> None:
    page.goto(f"{GANS}#figure-adversaries--step-150")
    page.evaluate("location.hash = '#figure-adversaries--step-60'")
    expect(state(page, "step-60")).to_be_visible()
    page.go_back()
    expect(state(page, "step-150")).to_be_visible()


def test_figures_work_without_scripts(page_without_scripts: Page) -> None:
    page = page_without_scripts
    page.goto(GANS)
    expect(state(page, "step-0")).to_be_visible()
    chooser(page).nth(1).click()
    expect(state(page, "step-60")).to_be_visible()
    expect(state(page, "step-0")).to_be_hidden()
    page.locator("#figure-adversaries--step-60 summary").click()
    expect(page.locator("#figure-adversaries--step-60 table")).to_be_visible()


def test_pointing_at_a_gate_marks_it_in_formula_code_and_picture(page: Page) -> None:
    page.goto("/chapters/rnn-lstm/lstm")
    together = page.locator(".together").first
    together.get_by_label("forget gate").check()
    parts = together.locator('[data-part="forget"]')
    assert parts.count() >= 3
    come_to_rest(page)
    shades = page.evaluate(
        """() => [...document.querySelectorAll('.together [data-part]')].map(
             (each) => [each.dataset.part, getComputedStyle(each).opacity])"""
    )
    assert {part for part, opacity in shades if opacity == "1"} == {"forget"}


def test_code_formulas_and_tables_take_the_keyboard_s_focus(page: Page) -> None:
    page.goto("/chapters/rnn-lstm/lstm")
    for name in ("pre.highlight", ".formula-line", ".scroll-x"):
        assert page.locator(f".section-text {name}:not([tabindex='0'])").count() == 0, name


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_chapters_are_accessible(
    new_context: Callable[..., BrowserContext],
    assert_accessible: Callable[[Page], None],
    scheme: str,
) -> None:
    page = new_context(color_scheme=scheme, reduced_motion="reduce").new_page()
    for path in ("", "sources", *PAGES):
        page.goto(f"/chapters/{path}".rstrip("/"))
        for details in page.locator(".figure .state:visible details").all():
            details.evaluate("each => { each.open = true }")
        assert_accessible(page)


@pytest.mark.parametrize("width", [360, 2560])
def test_no_page_is_wider_than_the_screen(
    new_context: Callable[..., BrowserContext], width: int
) -> None:
    page = new_context(viewport={"width": width, "height": 800}).new_page()
    for path in ("", "sources", *PAGES):
        page.goto(f"/chapters/{path}".rstrip("/"))
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_code_beside_its_formula_shows_every_line_whole(page: Page) -> None:
    page.goto("/chapters/rnn-lstm/lstm")
    code = page.locator(".together pre").first
    expect(code).to_be_visible()
    assert code.evaluate("(each) => each.scrollWidth <= each.clientWidth")
