"""What is demanded of an exercise's words: they render, link, and name what exists.

That its programs are right and wrong as they should be is proved by `exercise_compiling`.
"""

from __future__ import annotations

from collections.abc import Iterator

from questions.errors import ContentError
from questions.exercise_schema import Exercise
from questions.proving.texts import Targets
from questions.rendering import Place, find_links, render_markdown
from questions.syllabus import syllabus


def prove_words(exercise: Exercise, targets: Targets) -> Iterator[ContentError]:
    """Give every fault of an exercise's texts, links and ids."""
    yield from _texts(exercise, targets)
    yield from _links(exercise, targets)
    known = syllabus()
    for name, ids, allowed in (
        ("topics", exercise.head.topics, known.topics),
        ("covers", exercise.head.covers, known.coverable),
    ):
        for each in sorted(set(ids) - set(allowed)):
            yield ContentError(f"there is no {each!r}", file=_statement(exercise), field=name)


def _texts(exercise: Exercise, targets: Targets) -> Iterator[ContentError]:
    head, place = exercise.head, Place(_statement(exercise))
    texts = [(exercise.statement, Place(place.file, exercise.statement_line))]
    texts += [(hint, place) for hint in head.hints]
    texts += [(text, place) for each in head.follow_ups for text in (each.question, each.answer)]
    texts += [
        (each.message, Place(str(exercise.folder / "mistakes" / f"{name}.py")))
        for name, each in exercise.mistakes.items()
    ]
    for text, where in texts:
        try:
            render_markdown(text, place=where)
        except ContentError as error:
            yield error
        for link in find_links(text, place=where):
            if targets.leads_nowhere(link.target):
                yield ContentError(
                    f"{link.target!r} leads nowhere", file=where.file, line=link.line
                )


def _links(exercise: Exercise, targets: Targets) -> Iterator[ContentError]:
    if targets.leads_nowhere(exercise.head.link):
        message = f"{exercise.head.link!r} leads nowhere"
        yield ContentError(message, file=_statement(exercise), field="link")
    for name, each in exercise.mistakes.items():
        if targets.leads_nowhere(each.link):
            file = exercise.folder / "mistakes" / f"{name}.py"
            yield ContentError(f"{each.link!r} leads nowhere", file=file, line=1)


def _statement(exercise: Exercise) -> str:
    return str(exercise.folder / "statement.md")
