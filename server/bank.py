"""The question bank as routes ask for it: one question, or all of them by what they are about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import Request

from questions.bank_schema import Question
from questions.chapters.schema import Chapter
from server.routes.errors import Problem


@dataclass(frozen=True)
class Topic:
    """A section of a chapter and the questions that lead to it; `id` is the section's."""

    id: str
    title: str
    chapter: str
    questions: tuple[str, ...]


def all_questions(request: Request) -> Mapping[str, Question]:
    questions: Mapping[str, Question] = request.app.state.content.questions
    return questions


def find_question(request: Request, question_id: str) -> Question:
    """Give a question. Raises Problem 404 when there is none with this id."""
    found = all_questions(request).get(question_id)
    if found is None:
        raise Problem(404, "No such question", "GET /api/v1/questions lists all there are.")
    return found


def topic_of(question: Question) -> str:
    return question.link.partition("#")[0]


def topics(request: Request) -> list[Topic]:
    """Give every section that questions lead to, in the chapters' order."""
    asked: dict[str, list[str]] = {}
    for each in all_questions(request).values():
        asked.setdefault(topic_of(each), []).append(each.id)
    chapters: Mapping[str, Chapter] = request.app.state.content.chapters
    return [
        Topic(section.id, section.title, chapter.title, tuple(sorted(asked[section.id])))
        for chapter in chapters.values()
        for section in chapter.sections
        if section.id in asked
    ]


__all__ = ["Question", "Topic", "all_questions", "find_question", "topic_of", "topics"]
