"""Asks and marks equations by their values at random points, so that any equal form is right."""

from __future__ import annotations

import numpy as np
from markupsafe import Markup

from questions.bank_kinds import Equation
from questions.bank_kinds.equation import POINTS
from questions.expressions import Array, Expression, ExpressionError, Point, parse, same_values
from server.practice.marking.marks import Feedback, Mark, MistakeMade, UnreadableError, give_mark
from server.practice.marking.reading import read_text
from server.practice.marking.shown import ShownEquation


def present_equation(question: Equation, seed: int) -> ShownEquation:  # noqa: ARG001 - all kinds take one
    return ShownEquation(question.prompt.html(), tuple(question.ranges))


def mark_equation(question: Equation, answer: object, seed: int) -> Mark:
    given = _read(question, answer)
    points = question.points(seed)
    values, right = given.at(points), question.answer.at(points)
    correct = same_values(values, right)
    return give_mark(
        question,
        float(correct),
        [Feedback(_said(question, values, correct=correct))],
        mistake=None if correct else _mistake(question, values, points),
    )


def _read(question: Equation, answer: object) -> Expression:
    try:
        return parse(read_text(answer), question.ranges)
    except ExpressionError as error:
        raise UnreadableError(f"This can't be read as a formula. {error}") from error


def _said(question: Equation, values: Array, *, correct: bool) -> Markup:
    if correct:
        return Markup(f"It agrees with the right equation at {POINTS} random points.")
    undefined = "" if np.isfinite(values).all() else "Yours has no value at some points. "
    return Markup("{}A right form: <code>{}</code>").format(undefined, question.answer.text)


def _mistake(question: Equation, values: Array, points: Point) -> MistakeMade | None:
    for each in question.mistakes:
        if same_values(values, each.expression.at(points)):
            return MistakeMade(each.id, each.message.html(), each.link)
    return None
