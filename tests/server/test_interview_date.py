"""The day that a learner prepares for, as programs and the page set it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import httpx
import pytest

from server.routes import progress
from server.routes.errors import Problem
from tests.conftest import PATIENCE_S

PATH = "/progress/interview-date"
SITE = {"Sec-Fetch-Site": "same-origin"}


def day(days: int) -> str:
    return (datetime.now(UTC) + timedelta(days=days)).date().isoformat()


@pytest.mark.parametrize("days", [1, 20, 20_000])
def test_it_is_kept_and_taken_back(api: httpx.Client, days: int) -> None:
    sent = day(days)
    set_to = api.put(PATH, json={"date": sent}).json()
    assert set_to["interview_date"] == sent
    assert set_to["at"].startswith(sent)
    assert api.get("/progress").json()["interview_date"] == sent
    assert api.put(PATH, json={"date": None}).json()["interview_date"] is None


@pytest.mark.parametrize(
    "sent",
    [
        *("soon", "", "20991231", "2099-W01-1", "2099-02-30", "2099-12-31T00:00:00", "4102358400"),
        *(4_102_358_400, 4.0, True, ["2099-12-31"], {"year": 2099}),
    ],
)
def test_what_is_no_day_is_told_how_to_write_one(api: httpx.Client, sent: object) -> None:
    refused = api.put(PATH, json={"date": sent})
    assert refused.status_code == 422
    assert refused.headers["content-type"] == "application/problem+json"
    assert "2026-12-31" in refused.json()["detail"]
    assert api.get("/progress").json()["interview_date"] is None


@pytest.mark.parametrize("days", [-1, -700_000])
def test_a_day_that_is_over_is_refused_and_named(api: httpx.Client, days: int) -> None:
    kept, sent = day(20), day(days)
    api.put(PATH, json={"date": kept})
    refused = api.put(PATH, json={"date": sent})
    assert refused.status_code == 422
    assert refused.json()["title"] == "This day is over"
    assert sent in refused.json()["detail"]
    assert api.get("/progress").json()["interview_date"] == kept


def test_a_day_is_over_when_the_next_one_has_begun() -> None:
    today = date(2026, 11, 26)
    progress._demand_future(today, today)
    with pytest.raises(Problem, match="2026-11-25 is over; today is 2026-11-26"):
        progress._demand_future(date(2026, 11, 25), today)


@pytest.mark.parametrize(("sent", "words"), [("2020-02-29", "is over"), ("soon", "2026-12-31")])
def test_the_page_says_what_is_wrong_beside_what_was_written(
    server_url: str, sent: str, words: str
) -> None:
    with httpx.Client(
        base_url=server_url, headers=SITE, follow_redirects=True, timeout=PATIENCE_S
    ) as browser:
        kept = day(20)
        browser.post(PATH, data={"date": kept})
        refused = browser.post(PATH, data={"date": sent})
        assert refused.status_code == 422
        assert f'value="{sent}"' in refused.text
        assert words in refused.text
        assert "Readiness by topic" in refused.text
        assert browser.get("/api/v1/progress").json()["interview_date"] == kept
