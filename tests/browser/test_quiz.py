"""The quiz in a real browser: with keys, with the mouse, and with scripts turned off."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import watch_errors

pytestmark = pytest.mark.browser

QUESTION = "form[data-answer]"


def draw(page: Page, length: int = 5) -> str:
    """Start a quiz of this length; give its address."""
    page.goto("/quiz")
    page.get_by_label(str(length), exact=True).check()
    page.get_by_role("button", name="Start", exact=True).click()
    page.wait_for_selector(QUESTION)
    return page.url


def open_kind(page: Page, kind: str) -> None:
    """Open a question of a kind, on the page that chapters link to."""
    first = page.request.get(f"/api/v1/questions?kind={kind}&limit=1").json()["items"][0]
    page.goto(f"/questions/{first['id']}")
    page.wait_for_selector(QUESTION)


def fill_in(page: Page) -> None:
    """Give some answer, whatever the kind of question."""
    for place, select in enumerate(page.locator(f"{QUESTION} select").all(), start=1):
        count = select.locator("option").count()
        select.select_option(index=min(place, count - 1))
    for name in ("answer", "answer.line", "answer.fix"):
        choice = page.locator(f"input[name='{name}']:is([type=radio], [type=checkbox])").first
        if choice.count():
            choice.check()
    typed = page.locator("#answer")
    if typed.count():
        # A number, a shape of one axis, a formula, and a text, if no good one.
        typed.fill("3")


def answer(page: Page) -> None:
    fill_in(page)
    if page.locator("input[name='answer.line'][type=radio]").count():
        expect(page.locator("input[name='answer.fix']")).to_have_count(0)
        page.get_by_role("button", name="Pick this line").click()
        expect(page.locator("input[name='answer.fix']")).not_to_have_count(0)
        fill_in(page)
    page.locator(f"{QUESTION} .button.primary").click()
    page.wait_for_selector("a[data-next]")


def to_the_end(page: Page, length: int) -> None:
    for _ in range(length):
        answer(page)
        page.locator("a[data-next]").click()
        page.wait_for_selector(f"{QUESTION}, caption")


def test_a_quiz_is_answered_to_its_result_without_scripts(page_without_scripts: Page) -> None:
    page = page_without_scripts
    draw(page)
    to_the_end(page, 5)
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(r"\d of 5 right"))
    expect(page.locator("tbody tr")).to_have_count(5)


def test_a_quiz_is_answered_to_its_result_without_a_reload(page: Page) -> None:
    draw(page)
    page.evaluate("window.stayed = true")
    to_the_end(page, 5)
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(r"\d of 5 right"))
    assert page.evaluate("window.stayed") is True


def test_a_number_chooses_and_enter_answers_and_goes_on(page: Page) -> None:
    open_kind(page, "choice")
    page.keyboard.press("2")
    expect(page.locator("[data-option]").nth(1)).to_be_checked()
    page.keyboard.press("Enter")
    expect(page.locator("[data-verdict]")).to_be_visible()
    expect(page.locator("h1")).to_be_focused()
    expect(page.locator(".option")).not_to_have_count(0)
    page.keyboard.press("Enter")
    expect(page.locator("#quiz-progress")).to_have_attribute("value", "1")


def test_nothing_is_answered_without_an_answer(
    new_context: Callable[..., BrowserContext],
) -> None:
    # Not the `page` of other tests: the browser logs the refusal, status 422, as an error.
    page = new_context().new_page()
    open_kind(page, "choice")
    page.evaluate("document.querySelector('form[data-answer]').noValidate = true")
    page.locator(f"{QUESTION} .button.primary").click()
    expect(page.get_by_role("alert")).to_contain_text("skip")


def test_a_bug_is_put_right_after_its_line_is_picked_without_scripts_too(
    page_without_scripts: Page,
) -> None:
    page = page_without_scripts
    open_kind(page, "find_bug")
    second = page.get_by_role("radio").nth(1)
    second.check()
    line = second.get_attribute("value") or ""
    page.get_by_role("button", name="Pick this line").click()
    expect(page.locator(".is-picked")).to_contain_text("your choice")
    expect(page.locator(".is-picked .line-number")).to_have_text(line)
    page.locator("input[name='answer.fix']").first.check()
    page.get_by_role("button", name="Answer").click()
    expect(page.locator("[data-verdict]")).to_be_visible()
    expect(page.locator(".code-lines")).to_contain_text("your choice")


def test_a_skipped_question_is_brought_back(page: Page) -> None:
    draw(page)
    first = page.locator("h1").inner_text()
    page.get_by_role("button", name="Skip for now").click()
    expect(page.locator("h1")).not_to_have_text(first)
    page.get_by_role("button", name="Bring the skipped one back").click()
    expect(page.locator("h1")).to_have_text(first)


def test_a_quiz_goes_on_where_it_was_left(page: Page) -> None:
    address = draw(page)
    answer(page)
    page.goto("/quiz")
    page.get_by_role("link", name="Go on with it").click()
    expect(page.locator("#quiz-progress")).to_have_attribute("value", "1")
    assert page.url == address


def test_the_back_button_shows_where_the_quiz_is(page: Page) -> None:
    draw(page)
    answer(page)
    page.locator("a[data-next]").click()
    page.wait_for_selector(QUESTION)
    page.go_back()
    expect(page.locator("[data-verdict]")).to_be_visible()


def test_without_a_connection_the_answer_stays_on_the_page(
    new_context: Callable[..., BrowserContext],
) -> None:
    context = new_context()
    page = context.new_page()
    # Its answer is sent at once; that of others may take two steps.
    open_kind(page, "choice")
    fill_in(page)
    context.set_offline(True)
    page.locator(f"{QUESTION} .button.primary").click()
    expect(page.get_by_role("alert")).to_contain_text("can't be reached")
    context.set_offline(False)
    page.locator(f"{QUESTION} .button.primary").click()
    expect(page.locator("[data-verdict]")).to_be_visible()


def test_progress_takes_an_interview_date_and_shows_what_was_asked(page: Page) -> None:
    draw(page)
    to_the_end(page, 5)
    page.goto("/progress")
    page.get_by_label("Your interview is on").fill("2099-05-06")
    page.get_by_role("button", name="Keep the date").click()
    expect(page.locator(".lede")).to_contain_text("6 May 2099")
    asked = [text.split(" of ")[0] for text in page.locator("td:last-child").all_inner_texts()]
    assert sum(map(int, asked)) == 5


def test_everything_kept_is_deleted_on_the_settings_page(page: Page) -> None:
    draw(page)
    page.goto("/settings")
    page.get_by_label("Yes, delete everything").check()
    page.get_by_role("button", name="Delete everything").click()
    expect(page.get_by_role("status")).to_contain_text("deleted")
    assert page.context.cookies() == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_are_accessible_and_fit_a_phone(
    new_context: Callable[..., BrowserContext],
    assert_accessible: Callable[[Page], None],
    scheme: str,
) -> None:
    page = new_context(viewport={"width": 360, "height": 740}, color_scheme=scheme).new_page()

    def check() -> None:
        assert_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, page.url

    page.goto("/quiz")
    check()
    draw(page)
    for _ in range(5):
        check()
        answer(page)
        check()
        page.locator("a[data-next]").click()
        page.wait_for_selector(f"{QUESTION}, caption")
    for address in (page.url, "/progress", "/settings"):
        page.goto(address)
        check()


KINDS = (
    *("choice", "multiple", "number", "predict_output", "predict_plot", "ordering"),
    *("matching", "find_bug", "label_diagram", "equation", "free_text", "spoken"),
)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_answered_alone_and_is_accessible_on_a_phone(
    new_context: Callable[..., BrowserContext],
    assert_accessible: Callable[[Page], None],
    kind: str,
) -> None:
    dark = "dark" if KINDS.index(kind) % 2 else "light"
    page = new_context(viewport={"width": 360, "height": 740}, color_scheme=dark).new_page()
    errors = watch_errors(page)
    open_kind(page, kind)
    assert_accessible(page)
    answer(page)
    assert_accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    expect(page.locator("h1")).to_be_focused()
    for summary in page.locator(".aloud summary").all():
        expect(summary).to_be_visible()
    assert not errors
