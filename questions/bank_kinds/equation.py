"""Questions answered by an equation, which is compared at random points."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from pydantic import Field

from questions.bank_files import QuestionFile
from questions.bank_schema import Head, Part, Question, Text
from questions.expressions import Expression, ExpressionError, Point, parse

POINTS = 64


class MistakePart(Part):
    expression: str
    message: str = Field(min_length=10)
    link: str = ""


class EquationHead(Head):
    kind: Literal["equation"]
    answer: str
    variables: dict[str, tuple[float, float]] = Field(min_length=1, max_length=10)
    mistakes: tuple[MistakePart, ...] = Field(min_length=2)


@dataclass(frozen=True)
class WrongEquation:
    """A wrong equation by the thought that leads to it; `message` is said to its writer."""

    id: str
    expression: Expression
    message: Text
    link: str


@dataclass(frozen=True, eq=False)
class Equation(Question):
    """`ranges` are the bounds between which each variable's points are drawn."""

    answer: Expression
    ranges: Mapping[str, tuple[float, float]]
    mistakes: tuple[WrongEquation, ...]

    def points(self, seed: int) -> Point:
        """Draw values of every variable, independent of each other."""
        rng = np.random.default_rng(seed)
        return {name: rng.uniform(*ends, POINTS) for name, ends in self.ranges.items()}


def load_equation(source: QuestionFile) -> Equation:
    head = source.validated(EquationHead)
    return Equation(
        **source.shared(),
        head=head,
        answer=_parsed(source, head, head.answer, "answer"),
        ranges=head.variables,
        mistakes=tuple(
            WrongEquation(
                f"mistake-{at + 1}",
                _parsed(source, head, each.expression, "mistakes", at, "expression"),
                source.text(each.message, "mistakes", at, "message"),
                each.link,
            )
            for at, each in enumerate(head.mistakes)
        ),
    )


def _parsed(source: QuestionFile, head: EquationHead, text: str, *field: str | int) -> Expression:
    try:
        return parse(text, head.variables)
    except ExpressionError as error:
        raise source.error(str(error), *field) from error
