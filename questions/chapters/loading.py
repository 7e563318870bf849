"""Reads chapters from their folders, renders them, and refuses what is broken.

A chapter is a folder with chapter.toml and its sections as NN-slug.md, in the order of NN.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from questions.chapters.blocks import BLOCKS
from questions.chapters.numbers import Numbers
from questions.chapters.schema import Chapter, ChapterHead, Heading, Section, SectionHead
from questions.errors import ContentError
from questions.heads import read_headed
from questions.rendering import Place, find_citations, find_headings, find_links, render_markdown

ROOT = Path(__file__).parent
_NAME = re.compile(r"(\d\d)-([a-z0-9-]+)\.md")


def load_chapters(root: Path = ROOT) -> Mapping[str, Chapter]:
    """Every chapter by its slug, in their order. Raises ContentError naming file and line."""
    heads = [(_chapter_head(path), path.parent) for path in root.glob("*/chapter.toml")]
    heads.sort(key=lambda pair: pair[0].order)
    chapters = {folder.name: _chapter(head, folder) for head, folder in heads}
    _check_links(chapters)
    return chapters


def _chapter_head(path: Path) -> ChapterHead:
    try:
        return _validated(ChapterHead, tomllib.loads(path.read_text(encoding="utf-8")), path)
    except tomllib.TOMLDecodeError as error:
        raise ContentError(f"no TOML: {error}", file=path) from error


def _chapter(head: ChapterHead, folder: Path) -> Chapter:
    files = sorted(folder.glob("*.md"))
    sections = tuple(load_section(path) for path in files)
    return Chapter(folder.name, head.title, head.summary, sections)


def load_section(path: Path) -> Section:
    """One section, rendered. Raises ContentError naming file and line."""
    named = _NAME.fullmatch(path.name)
    if not named:
        raise ContentError("a section's file is called NN-slug.md", file=path)
    headed = read_headed(path)
    head = _validated(SectionHead, headed.head, path)
    chapter, place = path.parent.name, Place(str(path), headed.first_line)
    html = render_markdown(headed.body, place=place, values=Numbers(chapter), blocks=BLOCKS)
    return Section(
        chapter=chapter,
        slug=named.group(2),
        number=int(named.group(1)),
        title=head.title,
        summary=head.summary,
        covers=head.covers,
        topics=head.topics,
        cites=tuple(dict.fromkeys(find_citations(headed.body))),
        headings=_headings(headed.body, place),
        links=tuple(link.target for link in find_links(headed.body, place=place)),
        words=len(headed.body.split()),
        html=html,
    )


def _headings(body: str, place: Place) -> tuple[Heading, ...]:
    found: dict[str, Heading] = {}
    for heading in find_headings(body, place=place):
        if heading.anchor is None:
            message = f"the heading {heading.title!r} has no anchor; end it with {{#name}}"
            raise ContentError(message, file=place.file, line=heading.line)
        if heading.anchor in found:
            message = f"the anchor #{heading.anchor} is used twice"
            raise ContentError(message, file=place.file, line=heading.line)
        found[heading.anchor] = Heading(heading.level, heading.title, heading.anchor)
    return tuple(found.values())


def _check_links(chapters: Mapping[str, Chapter]) -> None:
    """Every link from section to section arrives: at a page, and at a heading or figure of it."""
    known = anchors(chapters)
    for section in (each for chapter in chapters.values() for each in chapter.sections):
        for target in section.links:
            absolute = f"{section.id}{target}" if target.startswith("#") else target
            page = absolute.partition("#")[0]
            if page.partition("/")[0] in chapters and absolute not in known:
                raise ContentError(f"{target!r} leads nowhere", file=f"{section.id}.md")


def anchors(chapters: Mapping[str, Chapter]) -> frozenset[str]:
    """Every address that a link may name: chapter/section, and chapter/section#anchor."""
    sections = [section for chapter in chapters.values() for section in chapter.sections]
    pages = {section.id for section in sections}
    ids = {
        f"{each.id}#{name}" for each in sections for name in re.findall(r' id="([^"]+)"', each.html)
    }
    return frozenset(pages | ids)


_Head = TypeVar("_Head", bound=BaseModel)


def _validated(schema: type[_Head], data: Mapping[str, object], path: Path) -> _Head:
    try:
        return schema.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(map(str, first["loc"]))
        raise ContentError(
            first["msg"], file=path, line=_line_of(field, path), field=field
        ) from error


def _line_of(field: str, path: Path) -> int | None:
    lines = path.read_text(encoding="utf-8").split("\n")
    name = field.partition(".")[0]
    return next(
        (at for at, line in enumerate(lines, 1) if line.split("=")[0].strip() == name), None
    )
