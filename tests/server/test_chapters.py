from collections.abc import Iterator, Mapping
from types import SimpleNamespace

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from questions.chapters import Chapter, load_chapters
from server import app as house
from server.rate_limits import RateLimits
from server.routes import chapters, errors


@pytest.fixture(scope="module")
def loaded() -> Mapping[str, Chapter]:
    return load_chapters()


@pytest.fixture(scope="module")
def client(loaded: Mapping[str, Chapter]) -> Iterator[TestClient]:
    app = FastAPI()
    question = SimpleNamespace(id="q1", title="Ask me", level=1, link="rnn-lstm/lstm#gates")
    app.state.content = SimpleNamespace(chapters=loaded, questions={"q1": question})
    app.state.templates = house._templates()
    app.state.rate_limits = RateLimits()
    errors.install(app)
    app.include_router(chapters.router)
    app.include_router(chapters.api, prefix="/api/v1")
    with TestClient(app) as client:
        yield client


def test_the_index_names_every_section(client: TestClient, loaded: Mapping[str, Chapter]) -> None:
    page = client.get("/chapters").text
    for chapter in loaded.values():
        for section in chapter.sections:
            assert f'href="/chapters/{section.id}"' in page


def test_every_section_is_a_page_and_every_page_has_one_h1(
    client: TestClient, loaded: Mapping[str, Chapter]
) -> None:
    for chapter in loaded.values():
        for section in chapter.sections:
            page = client.get(f"/chapters/{section.id}")
            assert page.status_code == 200
            assert page.text.count("<h1") == 1


def test_a_section_leads_to_the_next_and_the_one_before(client: TestClient) -> None:
    page = client.get("/chapters/rnn-lstm/rnn").text
    assert 'rel="prev" href="/chapters/rnn-lstm/introduction"' in page
    assert 'rel="next" href="/chapters/rnn-lstm/vanishing-gradient"' in page


def test_a_section_ends_in_the_questions_about_it(client: TestClient) -> None:
    page = client.get("/chapters/rnn-lstm/lstm").text
    assert 'href="/questions/q1"' in page
    assert 'href="/quiz?topic=rnn-lstm/lstm"' in page
    assert 'href="/questions/q1"' not in client.get("/chapters/rnn-lstm/rnn").text


def test_a_page_carries_no_script_or_style_of_its_own(client: TestClient) -> None:
    page = client.get("/chapters/rnn-lstm/lstm").text
    assert "<style" not in page
    assert page.count("<script") == page.count("<script type=")


def test_works_cited_are_listed_with_the_sections_that_cite_them(client: TestClient) -> None:
    page = client.get("/chapters/sources").text
    assert 'id="hochreiter1997"' in page
    assert 'href="/chapters/rnn-lstm/lstm"' in page


@pytest.mark.parametrize("path", ["/chapters/nothing", "/chapters/rnn-lstm/nothing"])
def test_an_unknown_chapter_or_section_is_not_found(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404
    answer = client.get(f"/api/v1{path}")
    assert answer.headers["content-type"] == "application/problem+json"


def test_the_api_lists_chapters_without_their_text(client: TestClient) -> None:
    items = client.get("/api/v1/chapters").json()["items"]
    assert items[0]["slug"] == "rnn-lstm"
    assert items[0]["sections"][3]["id"] == "rnn-lstm/lstm"


def test_the_api_gives_a_section_with_its_text(client: TestClient) -> None:
    section = client.get("/api/v1/chapters/rnn-lstm/lstm").json()
    assert section["questions"] == ["q1"]
    assert section["previous"] == "rnn-lstm/vanishing-gradient"
    assert "<math" in section["html"]
    assert {"level": 2, "title": "The forget gate", "anchor": "forget-gate"} in section["headings"]
