"""The guided tour of the visualiser: each stop ends when the reader has done what it says."""

from __future__ import annotations

import re
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

STOPS = 18
TEXT = "the cat sat"


@pytest.fixture
def tour(page: Page) -> Locator:
    page.goto(f"/visualiser?model=english-lstm&text={TEXT}")
    page.wait_for_selector("#states canvas")
    page.click("#start-tour")
    return page.locator("#tour")


def test_the_tour_goes_on_when_each_thing_is_done(
    tour: Locator, api: httpx.Client, tmp_path: Path
) -> None:
    page = tour.page
    look_at_the_states(page, tour)
    look_closer(page, tour)
    change_and_train(page, tour)
    file = tmp_path / "weights.safetensors"
    file.write_bytes(api.get("/models/english-gru/weights").content)
    page.click("text=Look into your own weights")
    page.set_input_files("#own-file", file)
    expect(tour).to_contain_text("That was the tour")
    tour.get_by_role("button", name="Close").click()
    expect(tour).to_be_hidden()


def look_at_the_states(page: Page, tour: Locator) -> None:
    at(tour, 1)
    page.focus("#text")
    page.keyboard.type("x")
    at(tour, 2)
    page.locator('[data-part="h"] canvas').click(position={"x": 30, "y": 30})
    at(tour, 3)
    page.check("input[value=english-rnn]")
    at(tour, 4)
    page.select_option("#order", "cluster")


def look_closer(page: Page, tour: Locator) -> None:
    for stop, view in ((5, "gates"), (6, "cell"), (7, "unit")):
        at(tour, stop)
        page.click(f'[data-view="{view}"]')
    states = page.locator('#states [data-part="h"] canvas').first
    states.click(position={"x": 70, "y": 70})
    at(tour, 8)
    page.click('[data-view="near"]')
    states.click(position={"x": 110, "y": 70})
    at(tour, 9)
    page.click('[data-view="flow"]')
    at(tour, 10)
    page.click('[data-view="influence"]')
    page.locator(".influence-map canvas").first.click(position={"x": 5, "y": 200})
    at(tour, 11)
    page.click('[data-view="next"]')
    page.click("text=Draw a symbol and append it >> nth=0")


def change_and_train(page: Page, tour: Locator) -> None:
    at(tour, 12)
    page.click('[data-view="whatif"]')
    page.click("#view >> text=Hold >> nth=-1")
    at(tour, 13)
    page.click('[data-view="path"]')
    page.locator(".path-label").nth(1).click()
    at(tour, 14)
    page.click('[data-view="train"]')
    page.click("#view >> text=One step")
    at(tour, 15)
    page.click('[data-view="ask"]')
    page.locator(".ask input[type=radio]").first.check()
    page.get_by_role("button", name="Answer", exact=True).click()
    at(tour, 16)
    page.click('[data-view="own"]')
    expect(page.locator(".own-source")).to_have_value(re.compile("def .*_step"))
    page.click("text=Run on the sequence")
    at(tour, 17)
    page.click('[data-view="code"]')
    page.click("#view >> text=Copy the address")
    at(tour, 18)


def at(tour: Locator, stop: int) -> None:
    expect(tour).to_contain_text(f"{stop} of {STOPS}.")


def test_a_stop_can_be_left_out_and_the_tour_ended(tour: Locator) -> None:
    at(tour, 1)
    tour.get_by_role("button", name="Skip this").click()
    at(tour, 2)
    tour.get_by_role("button", name="End the tour").click()
    expect(tour).to_be_hidden()
