"""The visualiser's influence in a real browser: the coloured text, and the map of every pair."""

from __future__ import annotations

import re
from typing import Any

import httpx
import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

TEXT = "the cat sat"
ADDRESS = f"/visualiser?model=english-lstm&text={TEXT}&view=influence"


@pytest.fixture
def norms(api: httpx.Client) -> list[list[float]]:
    """Give ‖∂y_t/∂x_s‖ of the likeliest output at the end, t first."""
    asked = {"model": "english-lstm", "text": TEXT, "analyses": ["influence"]}
    answer: dict[str, Any] = api.post("/analyses", json=asked).raise_for_status().json()
    found: list[list[float]] = answer["influence"]["norms"]
    return found


@pytest.fixture
def influence(page: Page) -> Locator:
    page.goto(ADDRESS)
    figure = page.locator(".influence-map")
    expect(figure.locator("canvas")).to_have_attribute("width", str(len(TEXT)))
    return figure


def cell(figure: Locator, s: int, t: int) -> dict[str, float]:
    """Give where the cell of input s and output t is, from the canvas's corner."""
    box = figure.locator("canvas").bounding_box()
    assert box is not None
    return {
        "x": (s + 0.5) * box["width"] / len(TEXT),
        "y": (t + 0.5) * box["height"] / len(TEXT),
    }


def number(text: str | None) -> float:
    return float((text or "").replace("−", "-"))


def test_the_map_shows_the_api_s_number_where_one_points(
    influence: Locator, norms: list[list[float]]
) -> None:
    s, t = 4, 8
    influence.locator("canvas").hover(position=cell(influence, s, t))  # type: ignore[arg-type] # a Position
    reading = influence.locator(".figure-reading")
    expect(reading).to_contain_text("‖∂y₉/∂x₅‖")
    assert number((reading.text_content() or "").split()[-1]) == pytest.approx(
        norms[t][s], abs=6e-4
    )
    expect(influence.page.locator("#tokens .token.current")).to_have_text("c")


def test_a_cell_that_is_clicked_asks_about_its_output(influence: Locator) -> None:
    page = influence.page
    row = page.locator(".influence-rows")
    likeliest = re.search("“(.)”", row.locator("h3").text_content() or "")
    assert likeliest is not None
    influence.locator("canvas").click(position=cell(influence, 4, 8))  # type: ignore[arg-type] # a Position
    page.wait_for_url(re.compile("step=4.*target=8"))
    expect(page.get_by_role("slider", name="Output after step")).to_have_value("9")
    expect(row.locator("h3")).to_contain_text(f"“{likeliest[1]}”")
    influence.locator(".heatmap-frame").focus()
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("slider", name="Output after step")).to_have_value("8")
    page.keyboard.press("Escape")
    expect(page.get_by_role("slider", name="Output after step")).to_have_value(str(len(TEXT)))


def test_the_map_is_a_table_and_a_sentence_too(
    influence: Locator, norms: list[list[float]]
) -> None:
    largest = max(max(row) for row in norms)
    summary = influence.locator("[role=img]")
    expect(summary).to_have_attribute("aria-label", re.compile(f"Largest {largest:.3f}: input of"))
    influence.locator("summary").click()
    last = influence.locator("tbody tr").last.locator("td")
    expect(last).to_have_count(len(TEXT))
    for s, wanted in enumerate(norms[-1]):
        assert number(last.nth(s).text_content()) == pytest.approx(wanted, rel=5e-3, abs=6e-4)
    expect(influence.locator("tbody tr").first.locator("td").nth(1)).to_have_text("")


def test_another_output_and_other_colours_can_be_chosen(influence: Locator) -> None:
    page = influence.page
    expect(influence.locator(".legend span").first).not_to_have_text("0")
    page.get_by_label("Colours").select_option("linear")
    expect(influence.locator(".legend span").first).to_have_text("0")
    page.get_by_label("Symbol of the output").select_option("q")
    expect(influence.locator("figcaption")).to_contain_text("outputs for “q”")
    expect(page.locator(".influence-rows h3")).to_contain_text("“q”")
    page.wait_for_url(re.compile("symbol=q"))


def test_a_sequence_too_long_for_the_map_is_told_so(page: Page) -> None:
    page.goto(f"/visualiser?model=english-rnn&view=influence&text={'to be or not ' * 31}")
    expect(page.locator("#view")).to_contain_text("The map takes up to 400 symbols")
    expect(page.locator(".influence-map")).to_have_count(0)
