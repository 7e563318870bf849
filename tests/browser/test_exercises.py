from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

pytestmark = pytest.mark.browser

EXERCISES = Path(__file__).parent.parent.parent / "questions" / "exercises"


def program(slug: str, name: str) -> str:
    return (EXERCISES / slug / f"{name}.py").read_text()


def write(page: Page, text: str) -> None:
    editor = page.get_by_role("textbox", name="Your solution, in Python")
    editor.click()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.insert_text(text)


def test_a_mistake_is_named_and_the_right_solution_opens_the_reference(
    page: Page, assert_accessible: Callable[[Page], None]
) -> None:
    page.goto("/exercises/lstm_step")
    write(page, program("lstm_step", "mistakes/forget_and_input_swapped"))
    page.get_by_role("button", name="Submit").click()
    expect(page.locator("[data-live]")).to_contain_text("forget and input gates are swapped")
    expect(page.locator(".difference").first).to_be_visible()
    assert_accessible(page)
    write(page, program("lstm_step", "reference"))
    page.keyboard.press("ControlOrMeta+Enter")
    expect(page.locator("[data-live]")).to_contain_text(re.compile(r"All \d+ cases passed"))
    expect(page.get_by_text("The reference", exact=True)).to_be_visible()
    expect(page.locator(".history > li")).to_have_count(2)


def test_who_submitted_is_told_what_becomes_of_it_when_the_server_has_stopped(
    new_context: Callable[..., BrowserContext],
) -> None:
    # Not the `page` of other tests: the browser logs a server that is gone as an error.
    page = new_context().new_page()
    page.goto("/exercises/rnn_step")
    page.route("**/exercises/rnn_step/submissions/*", lambda route: route.abort())
    write(page, program("rnn_step", "reference"))
    page.get_by_role("button", name="Submit").click()
    expect(page.locator("[data-live]")).to_contain_text("is kept, and graded when it is back")


def test_without_scripts_a_form_is_graded(page_without_scripts: Page) -> None:
    page = page_without_scripts
    page.goto("/exercises/rnn_step")
    page.get_by_label("Your solution").fill(program("rnn_step", "mistakes/bias_forgotten"))
    page.get_by_role("button", name="Submit").click()
    expect(page.locator("[data-live]")).to_contain_text("bias bh is missing")
    page.get_by_role("button", name="Show hint 1").click()
    expect(page.locator("#hint-1")).to_be_visible()


def test_a_run_on_own_input_is_shown_beside_the_reference(page: Page) -> None:
    page.goto("/exercises/sigmoid")
    write(page, program("sigmoid", "mistakes/tanh_instead"))
    page.get_by_text("Run with an input of your own").click()
    page.get_by_label("The arguments, in order").fill("[[1, 2, 3]]")
    page.get_by_role("button", name="Run the visible").click()
    expect(page.locator("#verdict")).to_contain_text("nothing is kept of it")
    expect(page.locator("#verdict .case")).to_have_count(1)


def test_the_editor_is_left_by_escape_and_tab(page: Page) -> None:
    page.goto("/exercises/sigmoid")
    write(page, "x = 1")
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Submit")).to_be_focused()


def test_a_draft_outlives_a_reload_and_a_reset_can_be_undone(page: Page) -> None:
    page.goto("/exercises/sigmoid")
    write(page, "kept = 'draft'")
    page.reload()
    editor = page.get_by_role("textbox", name="Your solution, in Python")
    expect(editor).to_contain_text("kept = 'draft'")
    page.get_by_role("button", name="Reset").click()
    expect(editor).to_contain_text("def sigmoid")
    page.get_by_role("button", name="Undo the reset").click()
    expect(editor).to_contain_text("kept = 'draft'")


def test_a_run_on_a_text_shows_the_states_beside_the_engines(
    page: Page, assert_accessible: Callable[[Page], None]
) -> None:
    page.goto("/exercises/lstm_forward")
    write(page, program("lstm_forward", "mistakes/cell_not_carried"))
    page.get_by_text("Run with an input of your own").click()
    page.get_by_label("Or a text").fill("hello")
    page.get_by_role("button", name="Run the visible").click()
    states = page.get_by_role("group", name="States hs, yours beside the engine's")
    expect(states.locator(".heat")).to_have_count(3)
    expect(states.locator(".heat").first.locator(".heat-row")).to_have_count(5)
    assert_accessible(page)
    page.get_by_role("link", name="Open this run in the visualiser").click()
    expect(page).to_have_url(re.compile(r"/visualiser\?model=english-lstm&text=hello"))


def test_every_gradient_has_a_line_of_its_own(page: Page) -> None:
    page.goto("/exercises/bptt")
    write(page, program("bptt", "mistakes/slope_missing"))
    page.keyboard.press("ControlOrMeta+Enter")
    table = page.locator(".gradients").first
    expect(table.get_by_role("row", name="dWhh Whh")).to_contain_text("wrong")
    expect(table.get_by_role("row", name="dby by")).to_contain_text("right")


def test_the_editor_stands_beside_the_text_and_below_it_on_a_phone(page: Page) -> None:
    page.goto("/exercises/rnn_step")
    text, work = page.locator(".exercise-text"), page.locator(".exercise-work")

    def tops() -> tuple[float, float]:
        one, other = text.bounding_box(), work.bounding_box()
        assert one is not None
        assert other is not None
        return one["y"], other["y"]

    assert tops()[0] == pytest.approx(tops()[1], abs=4)
    page.set_viewport_size({"width": 360, "height": 740})
    assert tops()[1] > tops()[0] + 100


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", ["/exercises", "/exercises/lstm_step"])
def test_pages_are_accessible_and_fit_a_phone(
    new_context: Callable[..., BrowserContext],
    assert_accessible: Callable[[Page], None],
    scheme: str,
    address: str,
) -> None:
    page = new_context(viewport={"width": 360, "height": 740}, color_scheme=scheme).new_page()
    page.goto(address)
    if address != "/exercises":
        expect(page.get_by_role("textbox", name="Your solution, in Python")).to_be_visible()
    assert_accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
