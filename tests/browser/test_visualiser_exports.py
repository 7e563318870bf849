"""What one takes along from the visualiser: each kind of file, with the API's own numbers."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from xml.etree import ElementTree as ET

import httpx
import numpy as np
import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

TEXT = "the cat sat"


@pytest.fixture
def layer(api: httpx.Client) -> dict[str, Any]:
    asked = {"model": "english-lstm", "text": TEXT, "parts": ["h", "c", "gates"]}
    found: dict[str, Any] = api.post("/traces", json=asked).raise_for_status().json()["layers"][0]
    return found


@pytest.fixture
def export(page: Page) -> Page:
    page.goto(f"/visualiser?model=english-lstm&text={TEXT}&view=code")
    page.wait_for_selector("#states canvas")
    expect(page.get_by_role("button", name="All as JSON")).to_be_visible()
    return page


def taken(page: Page, button: str) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name=button, exact=True).click()
    return Path(download.value.path())


def test_csv_has_a_row_a_step_and_a_column_a_unit(export: Page, layer: dict[str, Any]) -> None:
    with taken(export, "c as CSV").open(newline="", encoding="utf-8") as file:
        head, *rows = csv.reader(file)
    assert head[:3] == ["step", "token", "unit 0"]
    assert [row[1] for row in rows] == list(TEXT)
    values = np.array([row[2:] for row in rows], float)
    assert np.abs(values - np.array(layer["c"])).max() < 1e-5


def test_json_has_every_array(export: Page, layer: dict[str, Any]) -> None:
    # The gates come with the second trace, which the view asks for when it opens.
    expect(export.locator("#view section")).to_have_count(1)
    body = json.loads(taken(export, "All as JSON").read_text(encoding="utf-8"))
    assert body["tokens"] == list(TEXT)
    for name, wanted in (("h", layer["h"]), ("gates.f", layer["gates"]["f"])):
        given = np.array(body["arrays"][f"layers.0.{name}"])
        assert np.abs(given - np.array(wanted)).max() < 1e-6


def test_png_and_svg_are_the_picture(export: Page, layer: dict[str, Any]) -> None:
    png = taken(export, "h as PNG").read_bytes()
    steps, units = len(TEXT), len(layer["h"][0])
    assert png.startswith(b"\x89PNG")
    assert np.frombuffer(png[16:24], ">u4").tolist() == [10 * steps, 10 * units]
    picture = ET.parse(taken(export, "h as SVG")).getroot()
    paths = [each.get("d") or "" for each in picture]
    assert sum(path.count("M") for path in paths) == steps * units


@pytest.fixture
def course_site(tmp_path: Path) -> Iterator[str]:
    """Serve a folder as a site of another origin."""
    handler = partial(SimpleHTTPRequestHandler, directory=str(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_the_frame_for_other_pages_opens_what_is_seen(
    export: Page, course_site: str, tmp_path: Path
) -> None:
    export.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    export.reload()
    export.get_by_role("button", name="Copy as iframe", exact=True).click()
    frame = export.locator("#view [role=status]").first
    expect(frame).to_contain_text("<iframe")
    (tmp_path / "course.html").write_text(frame.text_content() or "", encoding="utf-8")
    course = export.context.new_page()
    course.goto(f"{course_site}/course.html")
    inside = course.frame_locator("iframe")
    expect(inside.locator("#states canvas").first).to_have_attribute("width", str(len(TEXT)))
    expect(inside.locator(".site-header")).to_have_count(0)
