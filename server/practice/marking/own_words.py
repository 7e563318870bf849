"""Asks what is said in one's own words, and holds it against the key points."""

from __future__ import annotations

from questions.bank_kinds import FreeText, Spoken
from server.practice.coverage import cover
from server.practice.marking.marks import Mark, PointFound, UnreadableError, give_mark
from server.practice.marking.reading import read_text
from server.practice.marking.shown import ShownSpoken, ShownText


def present_free_text(question: FreeText, seed: int) -> ShownText:  # noqa: ARG001 - all kinds take one
    return ShownText(question.prompt.html())


def mark_free_text(question: FreeText, answer: object, seed: int) -> Mark:  # noqa: ARG001 - as above
    """Score the share of key points that are stated; a point that is contradicted is not."""
    text = read_text(answer)
    if not text.strip():
        raise UnreadableError("There is no answer yet. Write one, or skip the question for now.")
    texts = {each.id: each.text.html() for each in question.points}
    points = [
        PointFound(each.id, texts[each.id], each.state, each.quote)
        for each in cover(text, question.rules)
    ]
    stated = sum(each.state == "stated" for each in points)
    return give_mark(
        question,
        stated / len(points),
        [],
        points=points,
        model_answer=question.model_answer.html(),
    )


def present_spoken(question: Spoken, seed: int) -> ShownSpoken:  # noqa: ARG001 - all kinds take one
    return ShownSpoken(question.prompt.html(), question.seconds)


def mark_spoken(question: Spoken, answer: object, seed: int) -> Mark:  # noqa: ARG001 - as above
    """Give no score of ours: nobody but the learner heard it."""
    read_text(answer)
    points = [PointFound(each.id, each.text.html(), "missing") for each in question.points]
    return give_mark(question, 0.0, [], points=points)
