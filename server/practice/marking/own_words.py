"""Asks what is said in one's own words, and gives the key points to hold it against."""

from __future__ import annotations

from questions.bank_kinds import Spoken
from server.practice.marking.marks import Mark, PointFound, give_mark
from server.practice.marking.reading import read_text
from server.practice.marking.shown import ShownSpoken


def present_spoken(question: Spoken, seed: int) -> ShownSpoken:  # noqa: ARG001 - all kinds take one
    return ShownSpoken(question.prompt.html(), question.seconds)


def mark_spoken(question: Spoken, answer: object, seed: int) -> Mark:  # noqa: ARG001 - as above
    """Give no score of ours: nobody but the learner heard it."""
    read_text(answer)
    points = [PointFound(each.id, each.text.html(), "missing") for each in question.points]
    return give_mark(question, 0.0, [], points=points)
