from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from markupsafe import escape

from server.api_types import type_of
from tests.conftest import PATIENCE_S

ROOT = Path(__file__).parents[2]


def test_an_unknown_api_address_answers_with_problem_json(server_url: str) -> None:
    answer = httpx.get(f"{server_url}/api/v1/nothing", timeout=PATIENCE_S)
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["instance"] == "/api/v1/nothing"


def test_an_unknown_page_answers_with_a_page_that_leads_back(server_url: str) -> None:
    answer = httpx.get(f"{server_url}/nothing", timeout=PATIENCE_S)
    assert answer.status_code == 404
    assert "Go to the start page" in answer.text


def test_every_page_keeps_to_its_own_scripts_and_styles(server_url: str) -> None:
    for path in ("/", "/api/docs", "/nothing"):
        policy = httpx.get(server_url + path, timeout=PATIENCE_S).headers["content-security-policy"]
        assert "default-src 'self'" in policy
        assert "script-src" not in policy, "scripts fall back to default-src"


def test_static_files_are_kept_for_a_year_under_tagged_addresses_only(server_url: str) -> None:
    home = httpx.get(server_url, timeout=PATIENCE_S).text
    tagged = home.split('href="/static/css/base.css')[1].split('"')[0]
    answer = httpx.get(f"{server_url}/static/css/base.css{tagged}", timeout=PATIENCE_S)
    assert "immutable" in answer.headers["cache-control"]
    assert (
        httpx.get(f"{server_url}/static/css/base.css", timeout=PATIENCE_S).headers["cache-control"]
        == "no-cache"
    )


def test_static_files_stay_inside_their_folder(server_url: str) -> None:
    for path in ("/static/../server/app.py", "/static/%2e%2e/server/app.py", "/static//etc/passwd"):
        assert httpx.get(server_url + path, timeout=PATIENCE_S).status_code == 404


def test_the_api_describes_itself(server_url: str) -> None:
    description = json.loads(httpx.get(f"{server_url}/api/openapi.json", timeout=PATIENCE_S).text)
    assert description["info"]["title"] == "Unroll"
    assert "/healthz" in description["paths"]


def test_the_api_s_page_names_every_call_and_form_without_scripts(server_url: str) -> None:
    page = httpx.get(f"{server_url}/api/docs", timeout=PATIENCE_S).text
    described = httpx.get(f"{server_url}/api/openapi.json", timeout=PATIENCE_S).json()
    assert "<script" not in page
    for path, methods in described["paths"].items():
        for method, call in methods.items():
            assert f"<code>{method.upper()} {path}</code>" in page
            assert str(escape(call["summary"])) in page
    for name, form in described["components"]["schemas"].items():
        article = page.split(f'id="form-{name}"')[1].split("</article>")[0]
        for field in form.get("properties", {}):
            assert f"<dt><code>{field}</code>" in article


def test_the_api_s_page_links_to_forms_that_it_has(server_url: str) -> None:
    page = httpx.get(f"{server_url}/api/docs", timeout=PATIENCE_S).text
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


FLAGS = {"type": "array", "maxItems": 3, "items": {"type": "boolean"}}
SHARE = {"anyOf": [{"type": "number", "exclusiveMinimum": 0.5}, {"type": "null"}]}


@pytest.mark.parametrize(
    ("schema", "words"),
    [
        ({"type": "string", "minLength": 1, "maxLength": 80}, "string of 1 to 80 characters"),
        ({"type": "integer", "minimum": 0, "maximum": 1e6}, "whole number, ≥ 0, ≤ 1,000,000"),
        (FLAGS, "list of up to 3 of true or false"),
        (SHARE, "number, > 0.5 or null"),
        ({"type": "string", "format": "binary"}, "a file's bytes"),
    ],
)
def test_a_schema_is_told_in_words(schema: dict[str, object], words: str) -> None:
    assert type_of(schema).unescape() == words


def test_the_process_says_that_it_is_alive_and_ready(server_url: str) -> None:
    assert httpx.get(f"{server_url}/healthz", timeout=PATIENCE_S).json() == {"status": "alive"}
    ready = httpx.get(f"{server_url}/readyz", timeout=PATIENCE_S)
    assert ready.status_code == 200
    assert ready.json()["ready"] is True


def test_a_file_that_is_no_database_stops_the_start_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "unroll.sqlite3").write_text("This was overwritten by something else. " * 100)
    start = subprocess.run(
        [sys.executable, "-m", "server"],
        cwd=ROOT,
        env={"UNROLL_PORT": "0", "UNROLL_DATA_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert start.returncode == 2
    assert "unroll.sqlite3' can't be used: file is not a database" in start.stderr
    assert "Traceback" not in start.stderr


def test_a_port_in_use_stops_the_start_with_what_to_do(
    start_server: Callable[..., str], tmp_path: Path
) -> None:
    port = start_server().rsplit(":", 1)[1]
    second = subprocess.run(
        [sys.executable, "-m", "server"],
        cwd=ROOT,
        env={"UNROLL_PORT": port, "UNROLL_DATA_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert second.returncode == 2
    assert f"UNROLL_PORT='{port}' can't be used: address already in use" in second.stderr
    assert "Traceback" not in second.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("UNROLL_HOST", "nowhere.invalid"),
        ("UNROLL_HOST", "192.0.2.1"),
        ("UNROLL_DATA_DIR", "/dev/null"),
        ("UNROLL_DATA_DIR", "/proc/none"),
    ],
)
def test_what_the_machine_refuses_is_said_in_one_sentence(
    name: str, value: str, tmp_path: Path
) -> None:
    environment = {"UNROLL_PORT": "0", "UNROLL_DATA_DIR": str(tmp_path), name: value}
    refused = subprocess.run(
        [sys.executable, "-m", "server"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert refused.returncode == 2
    assert f"{name}='{value}' can't be used: " in refused.stderr
    assert refused.stderr.count("\n") == 1


def test_requests_are_counted_by_route_and_not_by_address(server_url: str) -> None:
    httpx.get(f"{server_url}/healthz", timeout=PATIENCE_S)
    httpx.get(f"{server_url}/made-up-address", timeout=PATIENCE_S)
    counted = httpx.get(f"{server_url}/metrics", timeout=PATIENCE_S).text
    assert 'unroll_requests_total{method="GET",route="/healthz",status="200"}' in counted
    assert "made-up-address" not in counted
