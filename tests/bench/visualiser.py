"""Keystroke to new heatmap, and what eight trainings leave to other requests; on loopback.

Keystrokes: 200 symbols through two 64-unit networks in Chromium, from the key's own time stamp
until the frame with the new picture has been handed to the compositor. Requests: traces of 40
symbols, alone and beside eight runs that pull frames as fast as they come. The budget of both is
50 ms for 95 of 100; on a busy machine repeat it, and look at the ratio.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from threading import Event, Thread

import httpx
from playwright.sync_api import Page, sync_playwright
from websockets.sync.client import connect

from server.static_build import find_node
from tests.browser import chromium
from tests.conftest import serve

SYMBOLS = 200
KEYSTROKES = 80
BUDGET_MS = 50.0
PAUSE_MS = 60
RUNS = 8
REQUESTS = 150

STOPWATCH = """() => {
  const pressed = new Map();
  window.latencies = [];
  const field = document.getElementById("text");
  field.addEventListener("input", (event) => pressed.set(field.value, event.timeStamp), true);
  new PerformanceObserver((list) => {
    for (const mark of list.getEntriesByName("visualiser-drawn")) {
      const start = pressed.get(mark.detail);
      if (start === undefined) continue;
      pressed.delete(mark.detail);
      window.latencies.push(mark.startTime - start);
    }
  }).observe({ type: "mark" });
}"""


def measure(url: str) -> list[float]:
    """Type at the end of 200 symbols and give each keystroke's latency in milliseconds."""
    os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(find_node()[0]))
    flags = [] if os.geteuid() else ["--no-sandbox"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=flags)
        try:
            return _type(browser.new_page(viewport={"width": 1280, "height": 900}), url)
        finally:
            browser.close()


def _type(page: Page, url: str) -> list[float]:
    text = ("the cat that the dog chased ran up a tree " * 6)[: SYMBOLS - KEYSTROKES // 2]
    page.goto(f"{url}/visualiser?text={text}")
    page.wait_for_selector("#states canvas")
    page.evaluate(STOPWATCH)
    page.focus("#text")
    page.keyboard.press("End")
    for key in "and then it slept ".ljust(KEYSTROKES, "e")[:KEYSTROKES]:
        page.keyboard.press("Space" if key == " " else key)
        page.wait_for_timeout(PAUSE_MS)
    latencies: list[float] = page.evaluate("window.latencies")
    return latencies


def requests_ms(url: str) -> list[float]:
    """Ask for traces one after the other, and give how long each took."""
    taken = []
    with httpx.Client(base_url=url, timeout=30) as client:
        for k in range(REQUESTS):
            asked = {"model": "english-lstm", "text": f"the dog chased {k} cats up a tree"}
            begun = time.perf_counter()
            client.post("/api/v1/traces", json=asked).raise_for_status()
            taken.append(1000 * (time.perf_counter() - begun))
    return taken


@contextmanager
def trainings(url: str) -> Iterator[list[int]]:
    """Keep eight runs pulling until the block ends; gives the frames each has had."""
    frames, ended = [0] * RUNS, Event()
    settings = {"task": "copy-lag", "cell": "lstm", "start": "chrono", "hidden": 64, "length": 50}

    def pull(k: int) -> None:
        with connect(url.replace("http", "ws", 1) + "/api/v1/trainings") as socket:
            socket.send(json.dumps({"do": "start", "settings": {**settings, "seed": k}}))
            while not ended.is_set():
                socket.recv(timeout=60)
                frames[k] += 1
                socket.send(json.dumps({"do": "steps", "count": 4}))

    threads = [Thread(target=pull, args=(k,)) for k in range(RUNS)]
    for thread in threads:
        thread.start()
    try:
        yield frames
    finally:
        ended.set()
        for thread in threads:
            thread.join()


def report_trainings(url: str) -> bool:
    """Print both, and say whether the budget was kept."""
    requests_ms(url)  # the model is read, the code is warm
    alone = quantiles(requests_ms(url), n=20)[-1]
    with trainings(url) as frames:
        while min(frames) < 2:
            time.sleep(0.05)
        beside = requests_ms(url)
    p95 = quantiles(beside, n=20)[-1]
    print(f"a trace, alone          p95 {alone:.1f} ms")
    print(f"beside {RUNS} trainings      p50 {median(beside):.1f} ms, p95 {p95:.1f} ms")
    print(f"frames in that time     {sum(frames)}, the slowest run {min(frames)}")
    return p95 <= BUDGET_MS


def main() -> int:
    with tempfile.TemporaryDirectory() as folder, serve(Path(folder)) as own:
        url = sys.argv[1] if len(sys.argv) > 1 else own
        kept = report_trainings(url)
        latencies = measure(url)
    p95 = quantiles(latencies, n=20)[-1]
    print(f"keystrokes drawn        {len(latencies)} of {KEYSTROKES}")
    print(f"keystroke to heatmap    p50 {median(latencies):.1f} ms, p95 {p95:.1f} ms")
    print(f"of the {BUDGET_MS:.0f} ms budget     {p95 / BUDGET_MS:.2f}")
    return int(not kept or p95 > BUDGET_MS or len(latencies) < 0.9 * KEYSTROKES)


if __name__ == "__main__":
    sys.exit(main())
