"""Chapters as pages and as JSON; the bibliography that they cite."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from fastapi import APIRouter, Depends, Request, Response
from pydantic import BaseModel, ConfigDict

from questions.bibliography import bibliography
from questions.chapters.schema import Chapter, Section
from server.rate_limits import limited
from server.routes.errors import Problem

router = APIRouter()
api = APIRouter(tags=["chapters"], dependencies=[Depends(limited("reading"))])


class Asked(Protocol):
    """The part of a question that a section's end shows."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def level(self) -> int: ...
    @property
    def link(self) -> str: ...


class SectionSummary(BaseModel):
    """A section without its text."""

    id: str
    slug: str
    number: int
    title: str
    summary: str
    minutes: int
    covers: tuple[str, ...]
    topics: tuple[str, ...]
    page: str


class HeadingAnswer(BaseModel):
    level: int
    title: str
    anchor: str


class ChapterAnswer(BaseModel):
    """A chapter and its sections in reading order."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "slug": "rnn-lstm",
                "title": "Recurrent neural networks and LSTMs",
                "summary": "Networks with a memory …",
                "sections": [],
            }
        }
    )

    slug: str
    title: str
    summary: str
    sections: list[SectionSummary]


class ChapterList(BaseModel):
    items: list[ChapterAnswer]


class SectionAnswer(SectionSummary):
    """A section with its text as HTML; formulas carry MathML. `cites` are bibliography keys."""

    chapter: str
    headings: list[HeadingAnswer]
    cites: tuple[str, ...]
    questions: list[str]
    previous: str | None
    next: str | None
    html: str


@router.get("/chapters")
def index(request: Request) -> Response:
    return _render(request, "index.html", {"chapters": list(_chapters(request).values())})


@router.get("/chapters/sources")
def sources(request: Request) -> Response:
    works = sorted(bibliography().items(), key=lambda item: (item[1].authors[0], item[1].year))
    return _render(request, "sources.html", {"works": works, "cited_in": _cited_in(request)})


@router.get("/chapters/{chapter}")
def chapter_page(request: Request, chapter: str) -> Response:
    return _render(request, "index.html", {"chapters": [_chapter(request, chapter)]})


@router.get("/chapters/{chapter}/{section}")
def section_page(request: Request, chapter: str, section: str) -> Response:
    found = _chapter(request, chapter)
    at = _position(found, section)
    context = {
        "chapter": found,
        "section": found.sections[at],
        "previous": found.sections[at - 1] if at else None,
        "next": found.sections[at + 1] if at + 1 < len(found.sections) else None,
        "questions": _questions_about(request, found.sections[at]),
        "works": {key: bibliography()[key] for key in found.sections[at].cites},
    }
    return _render(request, "section.html", context)


@api.get("/chapters", summary="Every chapter with its sections, without their text")
def list_chapters(request: Request) -> ChapterList:
    return ChapterList(items=[_answer(each) for each in _chapters(request).values()])


@api.get("/chapters/{chapter}", summary="One chapter with its sections, without their text")
def get_chapter(request: Request, chapter: str) -> ChapterAnswer:
    return _answer(_chapter(request, chapter))


@api.get("/chapters/{chapter}/{section}", summary="One section with its text")
def get_section(request: Request, chapter: str, section: str) -> SectionAnswer:
    found = _chapter(request, chapter)
    at = _position(found, section)
    here = found.sections[at]
    return SectionAnswer(
        **_summary(here).model_dump(),
        chapter=chapter,
        headings=[HeadingAnswer(**vars(each)) for each in here.headings],
        cites=here.cites,
        questions=[each.id for each in _questions_about(request, here)],
        previous=found.sections[at - 1].id if at else None,
        next=found.sections[at + 1].id if at + 1 < len(found.sections) else None,
        html=str(here.html),
    )


def _render(request: Request, template: str, context: dict[str, Any]) -> Response:
    page: Response = request.app.state.templates.TemplateResponse(
        request, f"chapters/{template}", context
    )
    return page


def _chapters(request: Request) -> Mapping[str, Chapter]:
    chapters: Mapping[str, Chapter] = request.app.state.content.chapters
    return chapters


def _chapter(request: Request, slug: str) -> Chapter:
    chapters = _chapters(request)
    if slug not in chapters:
        raise Problem(404, "No such chapter", f"There are {', '.join(chapters)}.")
    return chapters[slug]


def _position(chapter: Chapter, slug: str) -> int:
    at = chapter.position(slug)
    if at is None:
        names = ", ".join(each.slug for each in chapter.sections)
        raise Problem(404, "No such section", f"{chapter.title} has {names}.")
    return at


def _questions_about(request: Request, section: Section) -> list[Asked]:
    """Questions whose link leads into the section, easy ones first."""
    asked: Mapping[str, Asked] = request.app.state.content.questions
    about = [each for each in asked.values() if each.link.partition("#")[0] == section.id]
    return sorted(about, key=lambda each: (each.level, each.id))


def _cited_in(request: Request) -> dict[str, list[Section]]:
    cited: dict[str, list[Section]] = {}
    for section in (each for chapter in _chapters(request).values() for each in chapter.sections):
        for key in section.cites:
            cited.setdefault(key, []).append(section)
    return cited


def _answer(chapter: Chapter) -> ChapterAnswer:
    return ChapterAnswer(
        slug=chapter.slug,
        title=chapter.title,
        summary=chapter.summary,
        sections=[_summary(each) for each in chapter.sections],
    )


def _summary(section: Section) -> SectionSummary:
    return SectionSummary(
        id=section.id,
        slug=section.slug,
        number=section.number,
        title=section.title,
        summary=section.summary,
        minutes=section.minutes,
        covers=section.covers,
        topics=section.topics,
        page=f"/chapters/{section.id}",
    )
