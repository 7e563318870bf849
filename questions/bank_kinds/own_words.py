"""Questions answered in one's own words, aloud or written, and held against key points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from questions.bank_files import QuestionFile
from questions.bank_schema import Head, Part, Question, Text
from questions.key_points import KeyPoint, load_key_points


class PointPart(Part):
    id: str = Field(min_length=1)
    text: str = Field(min_length=5)


@dataclass(frozen=True)
class Point:
    """A key point; the learner says whether they stated it."""

    id: str
    text: Text


class FreeTextHead(Head):
    kind: Literal["free_text"]
    points: tuple[PointPart, ...] = Field(min_length=2, max_length=10)


@dataclass(frozen=True, eq=False)
class FreeText(Question):
    """Written in sentences, and held against the key points by their rules."""

    model_answer: Text
    points: tuple[Point, ...]
    rules: tuple[KeyPoint, ...]


class SpokenHead(Head):
    kind: Literal["spoken"]
    seconds: int = Field(default=60, ge=15, le=300)
    points: tuple[PointPart, ...] = Field(min_length=3, max_length=6)


@dataclass(frozen=True, eq=False)
class Spoken(Question):
    """Said aloud; nothing of it is marked but by the learner."""

    seconds: int
    points: tuple[Point, ...]


def load_free_text(source: QuestionFile) -> FreeText:
    head = source.validated(FreeTextHead)
    return FreeText(
        **source.shared(),
        head=head,
        model_answer=source.sections["Model answer"],
        points=read_points(source, head.points),
        rules=load_key_points(source.path),
    )


def load_spoken(source: QuestionFile) -> Spoken:
    head = source.validated(SpokenHead)
    return Spoken(
        **source.shared(),
        head=head,
        seconds=head.seconds,
        points=read_points(source, head.points),
    )


def read_points(source: QuestionFile, parts: tuple[PointPart, ...]) -> tuple[Point, ...]:
    """Give the key points of a head. Raises ContentError when two have one id."""
    ids = [each.id for each in parts]
    if len(set(ids)) < len(ids):
        raise source.error("two points have one id", "points")
    return tuple(
        Point(each.id, source.text(each.text, "points", at, "text"))
        for at, each in enumerate(parts)
    )
