"""The visualiser in a real browser: what one sees is what the API says."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import httpx
import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, ViewportSize, expect
from safetensors.numpy import load_file

pytestmark = pytest.mark.browser

VIEWS = (
    "gates", "cell", "unit", "near", "flow", "influence", "next", "whatif", "path", "train", "ask",
    "own", "code",
)  # fmt: skip
TEXT = "the cat sat"
# The exported programs that can run here: PyTorch's where it is importable.
LIBRARIES = ("numpy", *(["pytorch"] if find_spec("torch") else []))
OPEN_TABLES = """(where) => document.querySelectorAll(`${where} details`)
  .forEach((each) => { each.open = true; })"""
LSTM = f"/visualiser?model=english-lstm&text={TEXT}"


@pytest.fixture
def trace(api: httpx.Client) -> dict[str, Any]:
    answer = api.post("/traces", json={"model": "english-lstm", "text": TEXT})
    body: dict[str, Any] = answer.raise_for_status().json()
    return body


def number(text: str | None) -> float:
    return float((text or "").replace("−", "-"))


def open_drawn(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_selector("#states canvas")


def open_view(page: Page, view: str) -> None:
    open_drawn(page, f"/visualiser?view={view}&text={TEXT}")
    if view:
        page.wait_for_selector("#view h2")


def test_the_first_picture_needs_no_script(page_without_scripts: Page) -> None:
    page_without_scripts.goto("/visualiser")
    pictures = page_without_scripts.locator("#states img")
    expect(pictures).to_have_count(3)
    assert "hidden state" in (pictures.first.get_attribute("alt") or "")


def test_a_form_draws_another_sequence_without_scripts(page_without_scripts: Page) -> None:
    page = page_without_scripts
    page.goto("/visualiser")
    page.fill("#text", "abc abc")
    page.click("text=Draw")
    assert page.locator("#states img").first.get_attribute("alt") is not None
    expect(page.locator(".heatmap-axis").first).to_have_text("abc␣abc")


def test_the_numbers_are_a_table_without_scripts(
    page_without_scripts: Page, trace: dict[str, Any]
) -> None:
    page_without_scripts.goto(LSTM)
    page_without_scripts.locator("#states a", has_text="Table").first.click()
    cell = page_without_scripts.locator("tbody tr").nth(2).locator("td").nth(5)
    assert number(cell.text_content()) == pytest.approx(trace["layers"][0]["h"][2][5], abs=6e-4)


def test_each_symbol_typed_becomes_a_column(page: Page) -> None:
    open_drawn(page, "/visualiser?text=abc")
    page.focus("#text")
    page.keyboard.press("End")
    page.keyboard.type("defg")
    canvas = page.locator("#states canvas")
    expect(canvas).to_have_count(3)
    for k in range(3):
        expect(canvas.nth(k)).to_have_attribute("width", "7")


def test_the_last_keystroke_wins(page: Page) -> None:
    open_drawn(page, "/visualiser?text=a")
    page.fill("#text", "")
    page.keyboard.type("the quick brown fox jumps over the lazy dog", delay=1)
    expect(page.locator("#states canvas").first).to_have_attribute("width", "43")
    expect(page.locator("#tokens .token")).to_have_count(43)


def test_pointing_at_a_cell_reads_its_value(page: Page, trace: dict[str, Any]) -> None:
    open_drawn(page, LSTM)
    canvas = page.locator('[data-part="c"] canvas')
    box = canvas.bounding_box()
    assert box is not None
    width, height = box["width"] / len(TEXT), box["height"] / len(trace["layers"][0]["c"][0])
    page.mouse.move(box["x"] + 4.5 * width, box["y"] + 9.5 * height)
    reading = page.locator('[data-part="c"] .figure-reading')
    expect(reading).to_have_text(re.compile(r"\d"))
    page.wait_for_function("document.querySelector('.token.current')?.textContent === 'c'")
    assert number(reading.text_content()) == pytest.approx(trace["layers"][0]["c"][4][9], abs=6e-4)


def test_arrow_keys_move_the_cursor_and_say_where_it_is(page: Page, trace: dict[str, Any]) -> None:
    open_drawn(page, LSTM)
    page.locator(".heatmap-frame").first.focus()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#spoken")).to_contain_text("Step 2, “h”, unit 1")
    spoken = re.search(r"h (−?[\d.]+)", page.locator("#spoken").text_content() or "")
    assert spoken is not None
    assert number(spoken[1]) == pytest.approx(trace["layers"][0]["h"][1][1], abs=6e-4)


def test_the_address_brings_the_same_picture_back(page: Page) -> None:
    open_drawn(page, LSTM)
    page.locator('[data-part="h"] canvas').click(position={"x": 30, "y": 30})
    page.select_option("#order", "cluster")
    page.click('[data-view="gates"]')
    page.wait_for_url(re.compile("order=cluster.*view=gates|view=gates.*order=cluster"))
    step = page.locator("#step-value").text_content()
    page.reload()
    page.wait_for_selector("#view canvas")
    expect(page.locator("#step-value")).to_have_text(step or "")
    expect(page.locator("#order")).to_have_value("cluster")


def test_an_unknown_symbol_is_named_and_can_be_left_out(
    new_context: Callable[..., BrowserContext],
) -> None:
    page = new_context().new_page()
    open_drawn(page, "/visualiser?text=abc")
    page.fill("#text", "ab☃c")
    expect(page.locator("#problem")).to_contain_text("'☃', at position 3")
    page.click("#remove-unknown")
    expect(page.locator("#problem")).to_be_hidden()
    expect(page.locator("#tokens .token")).to_have_count(3)


def test_nothing_typed_shows_what_to_do(page: Page) -> None:
    open_drawn(page, "/visualiser?text=abc")
    page.fill("#text", "")
    expect(page.locator(".empty-state")).to_be_visible()


def test_every_view_is_accessible(
    new_context: Callable[..., BrowserContext], assert_accessible: Callable[[Page], None]
) -> None:
    page = new_context(color_scheme="light", reduced_motion="reduce").new_page()
    for view in ("", *VIEWS):
        open_view(page, view)
        assert_accessible(page)


def test_every_view_is_accessible_in_the_dark_on_a_phone(
    new_context: Callable[..., BrowserContext], assert_accessible: Callable[[Page], None]
) -> None:
    small: ViewportSize = {"width": 320, "height": 800}
    page = new_context(color_scheme="dark", reduced_motion="reduce", viewport=small).new_page()
    open_view(page, "")
    assert_accessible(page)
    for view in VIEWS:
        open_view(page, view)
        # One table for all: each has a thousand cells, of which axe looks at every one.
        page.evaluate("document.querySelector('#view details')?.setAttribute('open', '')")
        results = Axe().run(page, context="#view", options={"resultTypes": ["violations"]})
        assert not results.response["violations"], view


@pytest.mark.parametrize("width", [320, 2560])
def test_no_view_is_wider_than_the_screen(
    new_context: Callable[..., BrowserContext], width: int
) -> None:
    page = new_context(viewport={"width": width, "height": 800}).new_page()
    for view in ("", *VIEWS):
        open_view(page, view)
        # With the tables open: that is where the long rows are.
        page.evaluate(OPEN_TABLES, "#view" if view else "main")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, view


@pytest.mark.parametrize("model", ["english-rnn", "english-lstm", "english-gru"])
def test_the_inspector_s_numbers_are_the_engine_s(
    page: Page, api: httpx.Client, model: str
) -> None:
    step, unit = 5, 17
    asked = {"model": model, "text": TEXT, "parts": ["h", "c", "gates"]}
    layer = api.post("/traces", json=asked).json()["layers"][0]
    wanted = {f"{gate}ₜ": values[step][unit] for gate, values in layer.get("gates", {}).items()}
    wanted |= {f"{name}ₜ": layer[name][step][unit] for name in ("h", "c") if name in layer}
    page.goto(f"/visualiser?model={model}&text={TEXT}&step={step}&unit={unit}&view=cell")
    page.wait_for_selector(".equations")
    for name, value in wanted.items():
        shown = page.locator(f'.equations [data-value="{name}"]').text_content()
        assert number(shown) == pytest.approx(value, abs=6e-4), name


@pytest.mark.parametrize("library", LIBRARIES)
@pytest.mark.parametrize("model", ["english-rnn", "english-lstm", "english-gru"])
def test_the_exported_program_gives_the_same_states(
    page: Page, api: httpx.Client, tmp_path: Path, model: str, library: str
) -> None:
    page.goto(f"/visualiser?model={model}&text={TEXT}&view=code")
    program = page.locator(f'[data-program="{library}"]').text_content() or ""
    weights = tmp_path / f"{model}.safetensors"
    weights.write_bytes(api.get(f"/models/{model}/weights").content)
    scope: dict[str, Any] = {}
    source = program.replace(f'"{model}.safetensors"', repr(str(weights)))
    exec(compile(source, "exported", "exec"), scope)
    states = api.post("/traces", json={"model": model, "text": TEXT}).json()["layers"][0]["h"]
    assert np.abs(np.asarray(scope["h"]) - np.array(states)).max() < 1e-5
    assert set(load_file(weights)) >= {"rnn.weight_ih_l0", "head.weight"}


def test_holding_the_forget_gate_open_shows_in_the_gates(page: Page) -> None:
    open_drawn(page, f"{LSTM}&view=whatif&hold=f=1")
    expect(page.locator(".changes li").first).to_contain_text("f of all units held at 1")
    expect(page.locator("#view canvas")).to_have_count(2)
    page.click("text=Undo >> nth=0")
    expect(page.locator(".changes li")).to_have_count(0)


def test_a_drawn_symbol_is_appended_and_a_seed_repeats_it(page: Page) -> None:
    drawn = []
    for _ in range(2):
        page.goto(f"{LSTM}&view=next&seed=5")
        page.click("text=Draw a symbol and append it")
        expect(page.locator("#tokens .token")).to_have_count(len(TEXT) + 1)
        drawn.append(page.input_value("#text"))
    assert drawn[0] == drawn[1]


def test_training_runs_pauses_and_begins_again_with_the_same_weights(page: Page) -> None:
    page.goto("/visualiser?view=train")
    page.click("#view >> text=One step")
    expect(page.locator("#view [role=status]")).to_contain_text("1 steps")
    first = page.locator("#view [role=status]").text_content()
    page.click("#view >> text=Play")
    expect(page.locator("#view [role=status]")).to_contain_text(re.compile(r"\d{2,} steps"))
    page.click("#view >> text=Pause")
    page.click("#view >> text=Reset to the same weights")
    page.click("#view >> text=One step")
    expect(page.locator("#view [role=status]")).to_have_text(first or "")


def test_a_question_about_the_picture_is_marked_by_its_numbers(page: Page) -> None:
    page.goto(f"{LSTM}&view=ask")
    page.fill("[name=answer]", "1000")
    page.get_by_role("button", name="Answer", exact=True).click()
    expect(page.locator(".ask .note.bad")).to_contain_text("No.")
    right = re.search(r"= (−?[\d.]+)$", page.locator(".ask .note").text_content() or "")
    assert right is not None
    page.fill("[name=answer]", right[1])
    page.get_by_role("button", name="Answer", exact=True).click()
    expect(page.locator(".ask .note.good")).to_contain_text("Right.")


def test_the_frame_for_other_sites_has_no_site_around_it(page: Page) -> None:
    open_drawn(page, f"/embed/visualiser?model=english-lstm&text={TEXT}")
    expect(page.locator(".site-header")).to_have_count(0)


def test_a_frame_can_have_the_pictures_alone(page: Page) -> None:
    open_drawn(page, f"/embed/visualiser?controls=0&view=gates&model=english-lstm&text={TEXT}")
    page.wait_for_selector("#view canvas")
    for hidden in ("#prompt", ".view-choice", "h1"):
        expect(page.locator(hidden)).to_be_hidden()
    page.locator("#states canvas").first.click(position={"x": 30, "y": 30})
    page.wait_for_url(re.compile("step=.*controls=0"))
