"""What a chapter is, once it is loaded; and what its files may say in their heads."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field

from questions.rendering import Html


@dataclass(frozen=True)
class Heading:
    """A paragraph's address on its page."""

    level: int
    title: str
    anchor: str


@dataclass(frozen=True)
class Section:
    """One page of a chapter. `covers` names the source facts that it states."""

    chapter: str
    slug: str
    number: int
    title: str
    summary: str
    covers: tuple[str, ...]
    topics: tuple[str, ...]
    cites: tuple[str, ...]
    headings: tuple[Heading, ...]
    links: tuple[str, ...]
    words: int
    html: Html

    @property
    def id(self) -> str:
        """As links write it: rnn-lstm/lstm."""
        return f"{self.chapter}/{self.slug}"

    @property
    def minutes(self) -> int:
        """Reading time at 200 words a minute: technical prose, formulas on the way."""
        return max(1, round(self.words / 200))


@dataclass(frozen=True)
class Chapter:
    slug: str
    title: str
    summary: str
    sections: tuple[Section, ...]

    def position(self, slug: str) -> int | None:
        """Give the index of a section, None when there is none of that name."""
        return next((at for at, each in enumerate(self.sections) if each.slug == slug), None)


class ChapterHead(BaseModel):
    """chapter.toml in a chapter's folder."""

    model_config = ConfigDict(extra="forbid")

    title: str = Field(min_length=3)
    summary: str = Field(min_length=10)
    order: int = Field(ge=1)


class SectionHead(BaseModel):
    """The TOML head of a section's file."""

    model_config = ConfigDict(extra="forbid")

    title: str = Field(min_length=3)
    summary: str = Field(min_length=10)
    covers: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
