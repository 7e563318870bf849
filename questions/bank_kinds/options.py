"""Questions with options that are written down: one right one, or several."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from questions.bank_files import QuestionFile, require_one
from questions.bank_schema import Head, Part, Question, Text


class OptionPart(Part):
    text: str = Field(min_length=1)
    correct: bool
    feedback: str = Field(min_length=10)


class FixPart(OptionPart):
    """A line of code that may repair a program; it is written as Markdown code."""


class OptionsHead(Head):
    kind: Literal["choice", "multiple"]
    options: tuple[OptionPart, ...] = Field(min_length=3, max_length=4)


@dataclass(frozen=True)
class Option:
    """One of the answers to choose from; `feedback` says why it is right or wrong."""

    text: Text
    correct: bool
    feedback: Text


@dataclass(frozen=True, eq=False)
class Choice(Question):
    """One option is right."""

    options: tuple[Option, ...]


@dataclass(frozen=True, eq=False)
class Multiple(Question):
    """One or more options are right, and all of them are wanted."""

    options: tuple[Option, ...]


def load_choice(source: QuestionFile) -> Choice:
    head = source.validated(OptionsHead)
    require_one(source, "options", [each.correct for each in head.options])
    return Choice(
        **source.shared(), head=head, options=read_options(source, "options", head.options)
    )


def load_multiple(source: QuestionFile) -> Multiple:
    head = source.validated(OptionsHead)
    if not any(each.correct for each in head.options):
        raise source.error("at least one is correct, and none is marked so", "options")
    return Multiple(
        **source.shared(), head=head, options=read_options(source, "options", head.options)
    )


def read_options(
    source: QuestionFile, table: str, parts: tuple[OptionPart, ...]
) -> tuple[Option, ...]:
    """Give the options of a table. Raises ContentError when two say the same."""
    seen: set[str] = set()
    for at, part in enumerate(parts):
        if part.text.strip() in seen:
            raise source.error("two options say the same", table, at, "text")
        seen.add(part.text.strip())
    return tuple(
        Option(
            source.text(part.text, table, at, "text"),
            part.correct,
            source.text(part.feedback, table, at, "feedback"),
        )
        for at, part in enumerate(parts)
    )
