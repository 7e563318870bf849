"""What Prometheus is told of requests."""

from __future__ import annotations

import httpx

from tests.conftest import PATIENCE_S


def test_a_call_of_the_api_is_counted_apart_from_the_page_of_its_name(server_url: str) -> None:
    for path in ("/api/v1/exercises/softmax", "/exercises/softmax", "/api/v1/nothing"):
        httpx.get(f"{server_url}{path}", timeout=PATIENCE_S)
    counted = httpx.get(f"{server_url}/metrics", timeout=PATIENCE_S).text
    for route in ("/api/v1/exercises/{slug}", "/exercises/{slug}"):
        assert f'unroll_requests_total{{method="GET",route="{route}",status="200"}}' in counted
    assert 'route="/api/v1/nothing"' not in counted
