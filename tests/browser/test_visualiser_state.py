"""One state for all of the visualiser's page: its address holds it, its cursor is everywhere."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

TEXT = "the cat sat"


def open_view(page: Page, view: str) -> None:
    page.goto(f"/visualiser?model=english-lstm&text={TEXT}&view={view}")
    page.wait_for_selector("#view h2")
    page.wait_for_selector("#states canvas")


@pytest.mark.parametrize(
    ("view", "label", "value"),
    [
        ("influence", "Method", "norm"),
        ("influence", "Colours", "linear"),
        ("next", "top-k (0: all)", "3"),
        ("next", "top-p", "0.9"),
        ("unit", "Size of h at least", "0.3"),
        ("near", "to step", "2"),
    ],
)
def test_how_a_view_is_set_comes_back_with_the_address(
    page: Page, view: str, label: str, value: str
) -> None:
    open_view(page, view)
    field = page.locator("#view").get_by_label(label).first
    if field.evaluate("(each) => each.tagName") == "SELECT":
        field.select_option(value)
    else:
        field.fill(value)
    page.wait_for_url(re.compile("look=.*" + re.escape(value)))
    page.reload()
    expect(field).to_have_value(value)


def test_the_gate_that_is_looked_into_comes_back_with_the_address(page: Page) -> None:
    open_view(page, "cell")
    page.locator(".gate-name", has_text="o").click()
    page.wait_for_url(re.compile("look=gate-lstm"))
    page.reload()
    expect(page.locator('.gate-name[aria-pressed="true"]')).to_contain_text("o")


def test_the_same_question_comes_back_with_the_address(page: Page) -> None:
    open_view(page, "ask")
    first = page.locator(".ask .prose").text_content() or ""
    page.click("text=Another question")
    expect(page.locator(".ask .prose")).not_to_have_text(first)
    second = page.locator(".ask .prose").text_content() or ""
    page.wait_for_url(re.compile("look=question%3D1"))
    page.reload()
    expect(page.locator(".ask .prose")).to_have_text(second)


@pytest.mark.parametrize("view", ["flow", "unit"])
def test_a_line_that_is_pointed_at_moves_the_one_cursor(page: Page, view: str) -> None:
    open_view(page, view)
    plot = page.locator("#view svg.plot").first
    box = plot.bounding_box()
    assert box is not None
    plot.click(position={"x": box["width"] / 2, "y": box["height"] / 2})
    page.wait_for_url(re.compile("step=[456]"))
    expect(plot.locator(".mark")).to_have_attribute("d", re.compile("^M"))
    plot.hover(position={"x": 70 if view == "unit" else box["width"] - 14, "y": 40})
    expect(page.locator("#step-value")).to_have_text("1 “t”")


def test_keys_move_the_cursor_in_the_pictures_of_a_view_too(page: Page) -> None:
    open_view(page, "gates")
    page.locator("#view .heatmap-frame").first.focus()
    page.keyboard.press("Home")
    expect(page.locator("#step-value")).to_have_text("1 “t”")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#unit-value")).to_have_text("1")


def test_what_can_t_be_copied_is_shown(page: Page) -> None:
    # As on a page that came over HTTP from another machine.
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    open_view(page, "code")
    page.click("#view >> text=Copy as iframe without controls")
    expect(page.locator("#view [role=status]").first).to_contain_text("controls=0")
