"""All content, loaded at once: what the server serves and the compiler proves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from questions.bank_loading import load_bank
from questions.bank_schema import Question
from questions.chapters import Chapter, load_chapters


@dataclass(frozen=True)
class Content:
    """Chapters by slug in reading order, questions by id in the order of ids."""

    chapters: Mapping[str, Chapter]
    questions: Mapping[str, Question]


def load_content() -> Content:
    """Load chapters and questions. Raises ContentError naming file, line and field."""
    return Content(chapters=load_chapters(), questions=load_bank())
