"""The visualiser's closer looks in a real browser: each does what it says, with true numbers."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import httpx
import numpy as np
import pytest
from playwright.sync_api import Page, expect
from safetensors.numpy import save

pytestmark = pytest.mark.browser

EXERCISES = Path(__file__).parents[2] / "questions" / "exercises"
TEXT = "the cat sat"


def open_view(page: Page, address: str) -> None:
    page.goto(f"/visualiser?{address}")
    page.wait_for_selector("#view h2")


def analysis(api: httpx.Client, model: str, what: str, **fields: Any) -> dict[str, Any]:
    asked = {"model": model, "text": TEXT, "analyses": [what], **fields}
    found: dict[str, Any] = api.post("/analyses", json=asked).raise_for_status().json()[what]
    return found


def number(text: str | None) -> float:
    return float((text or "").replace("−", "-"))


def test_a_model_of_another_kind_brings_a_sequence_that_it_reads(page: Page) -> None:
    page.goto("/visualiser")
    page.wait_for_selector("#states canvas")
    page.check("input[value=arithmetic-lstm]")
    expect(page.locator("#text")).to_have_value(re.compile(r"7\+15=22"))
    expect(page.locator("input[value=english-lstm]")).not_to_be_checked()
    expect(page.locator('#states [data-model="arithmetic-lstm"] canvas')).to_have_count(2)
    page.check("input[value=arithmetic-gru]")
    expect(page.locator("input[value=arithmetic-lstm]")).to_be_checked()
    page.click(".kind[data-kind=brackets] a")
    expect(page.locator("#text")).to_have_value(re.compile(r"^[\[\]()\n]+$"))
    expect(page.locator("#problem")).to_be_hidden()


def test_an_address_with_a_model_alone_opens_a_sequence_that_it_reads(page: Page) -> None:
    page.goto("/visualiser?model=parity-gru")
    page.wait_for_selector("#states canvas")
    expect(page.locator("#problem")).to_be_hidden()
    expect(page.locator("#text")).to_have_value(re.compile("0e1o"))


def test_the_nearest_states_are_the_api_s(page: Page, api: httpx.Client) -> None:
    open_view(page, f"model=english-lstm&text={TEXT}&view=near&step=6")
    near = analysis(api, "english-lstm", "nearest", step=6)
    row = page.locator(".places").first.locator("tbody tr").first
    expect(row.locator("mark")).to_have_text(near["found"][0]["match"].replace(" ", "\u00a0"))
    shown = row.locator("td").first.text_content()
    assert number(shown) == pytest.approx(near["found"][0]["distance"], abs=6e-4)


def test_a_pattern_is_looked_for_again_when_the_stretch_changes(
    page: Page, api: httpx.Client
) -> None:
    open_view(page, f"model=english-rnn&text={TEXT}&view=near")
    caption = page.locator(".places caption").last
    expect(caption).to_contain_text("units stay on")
    page.fill("#view input[type=number] >> nth=1", "2")
    units = analysis(api, "english-rnn", "pattern", pattern={"start": 0, "end": 1})["units"]
    expect(caption).to_contain_text(f"{len(units)} units stay on")


def test_a_unit_s_card_says_what_it_follows(page: Page, api: httpx.Client) -> None:
    open_view(page, "model=brackets-lstm&text=([])&view=unit&unit=17")
    card = page.locator(".unit-card")
    expect(card).to_contain_text("open brackets")
    asked = {"model": "brackets-lstm", "text": "(", "analyses": ["unit"], "unit": 17}
    wanted = api.post("/analyses", json=asked).json()["unit"]["by_symbol"][0]
    shown = card.locator(".bars").first.locator("td.number").first.text_content() or ""
    assert number(shown.split(" · ")[0]) == pytest.approx(wanted["mean"], abs=6e-3)
    card.locator("button").first.click()
    expect(card.locator("h4")).not_to_contain_text("unit 17")


def test_gradients_flow_through_what_the_address_says(page: Page, api: httpx.Client) -> None:
    open_view(page, f"text={TEXT}&view=flow")
    page.select_option("#view select", "uniform")
    length = page.get_by_label("Length")
    length.fill("60")
    page.wait_for_url(re.compile("flow=start%3Duniform%26length%3D60"))
    page.reload()
    words = page.locator("#view [role=status]")
    expect(words).to_contain_text("59 steps before")
    text = (TEXT * 6)[:60]
    norms = analysis(api, "english-rnn", "gradient_norms", text=text, what_if={"start": "uniform"})[
        "h"
    ]
    expect(words).to_contain_text(f"RNN: ‖∂L/∂h‖ is {norms[-1]:.3f}")
    page.click("#view details summary")
    expect(page.locator("#view tbody tr")).to_have_count(60)


def test_one_weight_and_the_first_state_can_be_changed(page: Page) -> None:
    open_view(page, f"model=english-lstm&text={TEXT}&view=whatif&unit=3")
    page.click("#view details summary")
    expect(page.locator("#view output")).to_contain_text("now ")
    page.get_by_label("new value").fill("2")
    page.click("text=Set the weight")
    page.click("text=Begin with it")
    changes = page.locator(".changes li")
    expect(changes).to_contain_text(
        ["rnn.weight_hh_l0[0, 0] of english-lstm set to 2", "unit 3 begins with h at 1"]
    )
    expect(page.locator("#view canvas")).to_have_count(2)
    page.wait_for_url(re.compile("edit=english-lstm.*initial=h3"))


def test_the_lag_changes_while_training_goes_on(page: Page) -> None:
    open_view(page, "view=train")
    page.click("[aria-label^='LSTM, chrono, lag 10:']")
    words = page.locator("#view [role=status]")
    expect(words).to_contain_text(re.compile(r"\d{2,} steps"))
    page.get_by_role("spinbutton", name="Lag").fill("20")
    page.keyboard.press("Tab")
    expect(page.locator("#view .heatmap-canvas")).to_have_attribute("width", "21")
    assert int(re.findall(r"^\d+", words.text_content() or "")[0]) > 10
    expect(page.locator(".training-plots .plot")).to_have_count(3)
    page.wait_for_url(re.compile("run=.*chrono"))


def test_a_learner_s_step_runs_beside_the_engine(page: Page) -> None:
    source = (EXERCISES / "gru_step" / "reference.py").read_text()
    open_view(page, f"model=english-gru&text={TEXT}&view=own")
    expect(page.locator(".own-source")).to_have_value(re.compile("def gru_step"))
    page.fill(".own-source", source)
    page.click("text=Run on the sequence")
    words = page.locator("#view [role=status]")
    expect(words).to_contain_text("which is rounding")
    expect(page.locator("[data-state=h] canvas")).to_have_count(3)
    page.fill(".own-source", source.replace("(1 - z) * n + z * h", "z * n + (1 - z) * h"))
    page.click("text=Run on the sequence")
    expect(words).to_contain_text("differs from step 1 on")


def test_own_weights_become_a_model_like_the_others(page: Page, tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    shapes = {
        "rnn.weight_ih_l0": (5, 3), "rnn.weight_hh_l0": (5, 5), "rnn.bias_ih_l0": (5,),
        "rnn.bias_hh_l0": (5,), "head.weight": (3, 5), "head.bias": (3,),
    }  # fmt: skip
    arrays = {name: rng.normal(size=shape).astype(np.float32) for name, shape in shapes.items()}
    file = tmp_path / "mine.safetensors"
    file.write_bytes(save(arrays, {"vocabulary": json.dumps(list("xyz"))}))
    page.goto("/visualiser")
    page.wait_for_selector("#states canvas")
    page.click("text=Look into your own weights")
    page.set_input_files("#own-file", file)
    expect(page.locator(".kind[data-kind=own] input")).to_be_checked()
    expect(page.locator("#text")).to_have_value(re.compile("^[xyz]+$"))
    expect(page.locator("#states canvas")).to_have_count(1)
    expect(page.locator("#states canvas")).to_have_attribute("height", "5")


def test_keys_move_play_and_unpin(page: Page) -> None:
    page.goto(f"/visualiser?model=english-lstm&text={TEXT}")
    page.wait_for_selector("#states canvas")
    page.locator(".heatmap-frame").first.focus()
    step = page.locator("#step-value")
    page.keyboard.press("Home")
    expect(step).to_have_text("1 “t”")
    page.keyboard.press("End")
    expect(step).to_have_text("11 “t”")
    page.keyboard.press("Home")
    page.keyboard.press("Space")
    expect(step).not_to_have_text("1 “t”")
    page.keyboard.press("Space")
    page.keyboard.press("Escape")
    expect(step).to_have_text("11 “t”")
    page.keyboard.press("?")
    expect(page.locator("#help")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#help")).to_be_hidden()


def test_layers_change_by_brackets(page: Page, tmp_path: Path) -> None:
    rng = np.random.default_rng(1)
    arrays = {
        f"rnn.{name}_l{layer}": rng.normal(size=(4, *((size,) if size else ()))).astype(np.float32)
        for layer, inputs in ((0, 2), (1, 4))
        for name, size in (
            ("weight_ih", inputs), ("weight_hh", 4), ("bias_ih", 0), ("bias_hh", 0),
        )
    }  # fmt: skip
    arrays["head.weight"] = rng.normal(size=(2, 4)).astype(np.float32)
    arrays["head.bias"] = np.zeros(2, np.float32)
    file = tmp_path / "deep.safetensors"
    file.write_bytes(save(arrays, {"vocabulary": '["a", "b"]'}))
    page.goto("/visualiser?model=english-rnn&text=abba")
    page.wait_for_selector("#states canvas")
    page.click("text=Look into your own weights")
    page.set_input_files("#own-file", file)
    expect(page.locator("#layer-field")).to_be_visible()
    page.locator(".heatmap-frame").first.focus()
    page.keyboard.press("]")
    expect(page.locator("#layer")).to_have_value("1")
    page.keyboard.press("[")
    expect(page.locator("#layer")).to_have_value("0")
