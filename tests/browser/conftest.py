"""A real Chromium, a page per test, and no silent error in any of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from server.static_build import find_node
from tests.browser import chromium
from tests.conftest import PATIENCE_S

# Playwright's own Node needs a library that small systems lack; the one of the build does as well.
os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(find_node()[0]))

expect.set_options(timeout=1_000 * PATIENCE_S)
FLAGS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    sandbox = [] if os.geteuid() else ["--no-sandbox"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.find(), args=[*FLAGS, *sandbox]
        )
        yield browser
        browser.close()


@pytest.fixture
def new_context(
    browser: Browser, server_url: str, caller: dict[str, str]
) -> Iterator[Callable[..., BrowserContext]]:
    """Open browser contexts with options of the test's own; all are closed after it."""
    contexts: list[BrowserContext] = []

    def open_context(**options: object) -> BrowserContext:
        context = browser.new_context(base_url=server_url, extra_http_headers=caller, **options)  # type: ignore[arg-type] # Playwright's own keywords
        context.set_default_timeout(1_000 * PATIENCE_S)
        contexts.append(context)
        return context

    yield open_context
    for context in contexts:
        context.close()


@pytest.fixture
def page(new_context: Callable[..., BrowserContext]) -> Iterator[Page]:
    """Give a page; the test fails when anything on it raised or was logged as an error."""
    page = new_context(viewport={"width": 1280, "height": 900}).new_page()
    errors = watch_errors(page)
    yield page
    assert not errors, f"the page reported: {errors}"


@pytest.fixture
def page_without_scripts(new_context: Callable[..., BrowserContext]) -> Page:
    return new_context(java_script_enabled=False).new_page()


def watch_errors(page: Page) -> list[str]:
    """Collect what goes wrong on a page: exceptions, and errors on its console."""
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on(
        "console", lambda message: errors.append(message.text) if message.type == "error" else None
    )
    return errors


def come_to_rest(page: Page) -> None:
    """Wait until no colour or shade is on its way to another; a fast machine would see it there."""
    page.evaluate(
        """() => Promise.allSettled(document.getAnimations()
             .filter((each) => each.effect?.getComputedTiming().endTime !== Infinity)
             .map((each) => each.finished))"""
    )


@pytest.fixture
def assert_accessible() -> Callable[[Page], None]:
    """Run axe over a page and fail with every violation it names."""

    def check(page: Page) -> None:
        come_to_rest(page)
        results = Axe().run(page, options={"resultTypes": ["violations"]})
        found = [
            f"{each['id']} ({each['impact']}): {node['target']}"
            for each in results.response["violations"]
            for node in each["nodes"]
        ]
        assert not found, "\n".join(found)

    return check
