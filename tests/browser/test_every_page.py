"""Every page that a link leads to, in a real Chromium: nothing broken, too wide, or closed to axe.

The walk follows links from the start page. Of pages that are alike (sections, exercises, questions)
`make test` looks at a few and `make nightly` at all.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterator
from typing import Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, Response, ViewportSize, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from tests.browser.conftest import watch_errors

pytestmark = pytest.mark.browser

# No link of ours leads to these.
UNLINKED = ("/embed/visualiser", "/nothing", "/chapters/nothing", "/quiz/nothing")
DESK: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 320, "height": 900}
WIDTHS = (320, 360, 2560)
NOT_PAGES = ("/static/", "/api/v1/", "/metrics", "/healthz", "/readyz", "/api/openapi.json")
FACTS = """() => {
  // What Swagger draws is not ours, and has headings, ids and a main of its own; the reference that
  // says the same is ours.
  document.querySelector("#api-docs")?.remove();
  const ids = [...document.querySelectorAll("[id]")].map((each) => each.id);
  const within = [...document.querySelectorAll('a[href^="#"]')].map((each) => each.hash.slice(1));
  return {
    title: document.title,
    language: document.documentElement.lang,
    headings: document.querySelectorAll("h1").length,
    repeated: ids.filter((id, place) => ids.indexOf(id) !== place),
    astray: within.filter((id) => id && !ids.includes(decodeURIComponent(id))),
    links: [...document.querySelectorAll("a[href]")].map((each) => each.href),
  };
}"""
TOO_WIDE = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const all = [...document.querySelectorAll("body, body *")];
  return all.filter((each) => each.getBoundingClientRect().right > width)
    .slice(0, 3).map((each) => `${each.tagName} ${each.className}`);
}"""


def walk(page: Page, at_most: int) -> Iterator[str]:
    """Open page after page, at most so many of a family; gives the address of each when open."""
    waiting, known, taken = deque(["/", *UNLINKED]), {"/", *UNLINKED}, Counter[str]()
    while waiting:
        address = waiting.popleft()
        if (family := family_of(address)) and taken[family] >= at_most:
            continue
        taken[family] += 1
        page.goto(address, wait_until="load")
        yield address
        for link in page.evaluate(FACTS)["links"]:
            found = own_address(page, link)
            if found and found not in known:
                known.add(found)
                waiting.append(found)


def own_address(page: Page, link: str) -> str | None:
    parts, here = urlsplit(link), urlsplit(page.url)
    if (parts.scheme, parts.netloc) != (here.scheme, here.netloc):
        return None
    if parts.path.startswith(NOT_PAGES):
        return None
    return parts.path + (f"?{parts.query}" if parts.query else "")


def family_of(address: str) -> str:
    """Give what pages that are alike have in common: all but the last part of their address."""
    path, _, query = address.partition("?")
    return path if query else path.rpartition("/")[0]


@pytest.mark.timeout(3_600)
@pytest.mark.parametrize("at_most", [2, pytest.param(10_000, marks=pytest.mark.nightly)])
def test_every_page_is_whole_fits_and_is_accessible(
    new_context: Callable[..., BrowserContext],
    assert_accessible: Callable[[Page], None],
    at_most: int,
) -> None:
    # A colour that is still changing has no contrast of its own.
    page = new_context(viewport=DESK, reduced_motion="reduce").new_page()
    errors, answers = watch_errors(page), watch_answers(page)
    faults = []
    for address in walk(page, at_most):
        faults += [f"{address}: {fault}" for fault in (*widths(page), *structure(page))]
        faults += [f"{address}: {barrier}" for barrier in barriers(page, assert_accessible)]
        # Chromium logs an error for a page that is answered with one.
        faults += [f"{address}: {each}" for each in errors if "404" not in each]
        faults += [f"{address}: {each}" for each in answers if address not in UNLINKED]
        errors.clear()
        answers.clear()
    assert not faults, "\n".join(faults)


def barriers(page: Page, assert_accessible: Callable[[Page], None]) -> Iterator[str]:
    """Look at a page in the light on a desk, and in the dark on a phone."""
    looks: tuple[tuple[Literal["light", "dark"], ViewportSize], ...] = (
        ("dark", PHONE),
        ("light", DESK),
    )
    for scheme, size in looks:
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)
        try:
            assert_accessible(page)
        except AssertionError as barrier:
            yield f"{scheme}, {size['width']} px: {barrier}"


def structure(page: Page) -> Iterator[str]:
    facts = page.evaluate(FACTS)
    if not facts["title"] or facts["language"] != "en":
        yield f"title {facts['title']!r}, language {facts['language']!r}"
    if facts["headings"] != 1:
        yield f"{facts['headings']} first headings"
    if facts["repeated"] or facts["astray"]:
        yield f"ids twice: {facts['repeated']}, links to nothing: {facts['astray']}"


def widths(page: Page) -> Iterator[str]:
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        try:
            # Figures are drawn anew a frame or two after the window has changed.
            page.wait_for_function(f"() => ({TOO_WIDE})().length === 0", timeout=60_000)
        except PlaywrightTimeoutError:
            yield f"too wide at {width}: {page.evaluate(TOO_WIDE)}"
    page.set_viewport_size(DESK)


def watch_answers(page: Page) -> list[str]:
    """Collect the requests that failed or were answered with an error."""
    failed: list[str] = []

    def on_response(answer: Response) -> None:
        if answer.status >= 400:
            failed.append(f"{answer.status} {answer.url}")

    page.on("response", on_response)
    return failed


@pytest.mark.parametrize("path", ["/", "/quiz", "/exercises/sigmoid", "/visualiser", "/settings"])
def test_the_keyboard_reaches_everything_sees_where_it_is_and_gets_out(
    page: Page, path: str
) -> None:
    page.goto(path)
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    expect(page.locator(".skip")).to_be_in_viewport()
    visited = []
    for _ in range(400):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop is None or stop["first"]:
            break
        visited.append(stop)
        if stop["editor"]:
            page.keyboard.press("Escape")
    else:
        pytest.fail(f"the focus is trapped at {visited[-1]}")
    assert [each for each in visited if not each["shown"]] == []


FOCUSED = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const around = at.closest(".cm-editor, label, .field") ?? at;
  const ring = [at, around].some((each) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each);
    return (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || boxShadow !== "none";
  });
  const told = `${at.tagName} ${at.id} ${at.className}`.slice(0, 80);
  return {
    told, first: at.matches(".skip"), editor: at.matches(".editor"), shown: ring,
  };
}"""


@pytest.mark.parametrize("path", ["/chapters/rnn-lstm/lstm", "/exercises/sigmoid"])
def test_a_printed_page_is_its_text_without_the_site_around_it(page: Page, path: str) -> None:
    page.goto(path)
    page.emulate_media(media="print")
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".site-header")).to_be_hidden()


def test_nothing_moves_where_reduced_motion_is_asked(
    new_context: Callable[..., BrowserContext],
) -> None:
    page = new_context(reduced_motion="reduce").new_page()
    for path in ("/", "/quiz", "/visualiser", "/exercises/sigmoid"):
        page.goto(path)
        assert page.evaluate(MOVING) == [], path


MOVING = """() => [...document.querySelectorAll("*")].filter((each) => {
  const { transitionDuration, animationDuration, animationName } = getComputedStyle(each);
  const lasts = (durations) => durations.split(",").some((each) => parseFloat(each) > 0.011);
  return lasts(transitionDuration) || (animationName !== "none" && lasts(animationDuration));
}).slice(0, 5).map((each) => `${each.tagName} ${each.className}`)"""
