"""Chapters: sections of prose with formulas, code and figures, in reading order."""

from __future__ import annotations

from questions.chapters.loading import load_chapters
from questions.chapters.schema import Chapter, Heading, Section

__all__ = ["Chapter", "Heading", "Section", "load_chapters"]
