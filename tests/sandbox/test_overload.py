"""A server with more submissions than it can grade: it refuses, and loses none that it accepted."""

from pathlib import Path

import httpx

from tests.conftest import PATIENCE_S, serve

SLOW = "import time\ndef sigmoid(x):\n    time.sleep(120)"
QUEUE = 5


def post(api: httpx.Client) -> httpx.Response:
    return api.post(
        "/exercises/sigmoid/submissions", json={"source": SLOW}, headers={"Prefer": "wait=0"}
    )


def test_beyond_its_bound_the_server_refuses_and_the_next_one_grades_what_was_accepted(
    tmp_path: Path,
) -> None:
    bounds = {"UNROLL_SANDBOX_QUEUE": str(QUEUE), "UNROLL_SANDBOX_WALL_S": "120"}
    with (
        serve(tmp_path, **bounds) as url,
        httpx.Client(base_url=f"{url}/api/v1", timeout=PATIENCE_S) as api,
    ):
        accepted = [post(api) for _ in range(QUEUE)]
        refused = post(api)
        cookies = api.cookies
    assert [answer.status_code for answer in accepted] == [202] * QUEUE
    assert refused.status_code == 503
    assert int(refused.headers["Retry-After"]) >= 1
    assert refused.headers["Content-Type"] == "application/problem+json"
    assert f"{QUEUE} submissions are waiting" in refused.json()["detail"]

    with (
        serve(tmp_path, UNROLL_SANDBOX_WALL_S="0.1") as url,
        httpx.Client(base_url=f"{url}/api/v1", timeout=PATIENCE_S, cookies=cookies) as api,
    ):
        for answer in accepted:
            path = f"/submissions/{answer.json()['id']}"
            assert api.get(path, params={"wait": 30}).json()["outcome"] == "timed_out"
