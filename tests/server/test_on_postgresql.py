"""The whole server over PostgreSQL, as it stands behind several web processes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from sqlalchemy import URL

from tests.conftest import PATIENCE_S, serve
from tests.postgresql import database

pytestmark = pytest.mark.xdist_group("postgresql")

SIGMOID = """
import numpy as np


def sigmoid(x):
    x = np.asarray(x, dtype=float)
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1 / (1 + e), e / (1 + e))
"""


@pytest.fixture(scope="module")
def addresses(
    postgresql_server: URL, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[list[str]]:
    """Two servers over one database, with data folders of their own."""
    with ExitStack() as stack:
        url = stack.enter_context(database(postgresql_server))
        folders = [tmp_path_factory.mktemp("data") for _ in range(2)]
        yield [stack.enter_context(serve(each, UNROLL_DATABASE_URL=url)) for each in folders]


@pytest.fixture
def servers(
    addresses: list[str], caller: dict[str, str]
) -> Iterator[tuple[httpx.Client, httpx.Client]]:
    """Give a client of each server, of one learner."""
    with ExitStack() as stack:
        one, other = (
            stack.enter_context(
                httpx.Client(base_url=f"{address}/api/v1", headers=caller, timeout=PATIENCE_S)
            )
            for address in addresses
        )
        token = one.post("/learner/tokens", json={"name": "both"}).json()["token"]
        for client in (one, other):
            client.cookies.clear()
            client.headers["Authorization"] = f"Bearer {token}"
        yield one, other


def test_it_is_ready_and_says_over_what(servers: tuple[httpx.Client, httpx.Client]) -> None:
    one, _ = servers
    ready = one.get(one.base_url.join("/readyz")).json()
    assert ready["store"] == {"ready": True, "kind": "postgresql"}


def test_what_one_server_graded_and_marked_the_other_knows(
    servers: tuple[httpx.Client, httpx.Client],
) -> None:
    one, other = servers
    made = one.post(
        "/exercises/sigmoid/submissions", json={"source": SIGMOID}, headers={"Prefer": "wait=60"}
    )
    assert (made.status_code, made.json()["status"]) == (201, "passed")
    assert other.get(f"/submissions/{made.json()['id']}").json() == made.json()

    question = one.get("/questions", params={"kind": "choice"}).json()["items"][0]["id"]
    option = one.get(f"/questions/{question}").json()["question"]["options"][0]["id"]
    one.post(f"/questions/{question}/answers", json={"answer": option}).raise_for_status()
    tables = other.get("/learner/export").json()["tables"]
    assert [row["question"] for row in tables["answers"]] == [question]
    assert [row["exercise"] for row in tables["submissions"]] == ["sigmoid"]


def test_a_learner_goes_from_one_to_the_other_and_away(
    servers: tuple[httpx.Client, httpx.Client],
) -> None:
    one, other = servers
    soon = datetime.now(UTC).date() + timedelta(days=30)
    one.put("/progress/interview-date", json={"date": soon.isoformat()}).raise_for_status()
    assert other.get("/progress").json()["interview_date"] == soon.isoformat()
    document = other.get("/learner/export").json()
    assert other.post("/learner/import", json=document).is_success
    assert other.delete("/learner").is_success
    assert one.get("/learner/tokens").status_code == 401
