"""What is demanded of orders, pairs, labels and equations."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

import numpy as np

from questions.bank_kinds import Equation, LabelDiagram, Matching, Ordering
from questions.diagrams import DIAGRAMS
from questions.errors import ContentError
from questions.expressions import same_values

SEEDS = range(20)


def prove_ordering(question: Ordering) -> Iterator[ContentError]:
    """Every order that keeps the arrows, built up one by one, is marked right, and no other."""
    built = set(_linear_extensions(question, ()))
    right = {order for order in permutations(question.items) if not question.violated(order)}
    if built != right:
        yield ContentError("marking and order disagree", file=question.path, field="before")
    free = [item for item in question.items if not _ordered(question, item)]
    if free:
        message = f"{', '.join(free)} may stand anywhere; say what it comes before or after"
        yield ContentError(message, file=question.path, field="before")
    pairs = {(each.first, each.then) for each in question.before}
    if len(pairs) < len(question.before):
        yield ContentError("two entries say the same", file=question.path, field="before")


def _linear_extensions(question: Ordering, start: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    left = [item for item in question.items if item not in start]
    if not left:
        yield start
    for item in left:
        if not any(each.then == item and each.first in left for each in question.before):
            yield from _linear_extensions(question, (*start, item))


def _ordered(question: Ordering, item: str) -> bool:
    return any(item in (each.first, each.then) for each in question.before)


def prove_matching(question: Matching) -> Iterator[ContentError]:
    if len({each.partner for each in question.pairs}) < 2:
        yield ContentError("everything has one partner", file=question.path, field="pairs")


def prove_label_diagram(question: LabelDiagram) -> Iterator[ContentError]:
    if len(set(question.labels.values())) < len(question.labels):
        yield ContentError("two labels say the same", file=question.path, field="labels")
    said = DIAGRAMS[question.figure]().description.casefold()
    for label in question.labels.values():
        if label.casefold() in said:
            message = f"the diagram's description names {label!r}"
            yield ContentError(message, file=question.path, field="labels")


def prove_equation(question: Equation) -> Iterator[ContentError]:
    for seed in SEEDS:
        points = question.points(seed)
        right = question.answer.at(points)
        if not np.isfinite(right).all():
            yield ContentError("it has no value at some points", file=question.path, field="answer")
            return
        seen = {"the answer": right}
        for at, mistake in enumerate(question.mistakes):
            values = mistake.expression.at(points)
            twin = next((name for name, each in seen.items() if same_values(values, each)), None)
            if twin is not None:
                yield ContentError(
                    f"{mistake.expression.text!r} is the same as {twin}",
                    file=question.path,
                    field=f"mistakes.{at}.expression",
                )
                return
            seen[mistake.expression.text] = values
