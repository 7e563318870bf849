"""Questions answered by a number or a shape, generated afresh from a seed."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from pydantic import Field

from questions.bank_files import QuestionFile
from questions.bank_schema import Head, Question
from questions.bank_values import Mistake, Values

Answer = float | int | tuple[int, ...]
Form = Literal["number", "integer", "shape"]

# An answer of zero has no relative tolerance; this much apart is another number.
_NEAR_ZERO = 1e-9


class NumberHead(Head):
    kind: Literal["number"]
    form: Form
    # A percent sign after a number is read as its unit only where the unit is exactly that.
    unit: str = Field(default="", pattern=r"^(%|[^%]*)$")
    relative_tolerance: float = Field(default=0.01, gt=0, le=0.2)


@dataclass(frozen=True, eq=False)
class Number(Question):
    """The answer and each mistake's answer are computed from the values that a seed draws."""

    form: Form
    unit: str
    relative_tolerance: float
    draw: Callable[[np.random.Generator], Values]
    answer: Callable[[Values], Answer]
    mistakes: Mapping[str, Mistake]

    def values(self, seed: int) -> Values:
        return self.draw(np.random.default_rng(seed))

    def same(self, one: Answer, other: Answer) -> bool:
        """Tell whether two answers are one, within the tolerance around the second."""
        if isinstance(one, tuple) or isinstance(other, tuple):
            return one == other
        if self.form == "integer":
            return one == other
        return math.isclose(
            one, other, rel_tol=0, abs_tol=max(abs(other) * self.relative_tolerance, _NEAR_ZERO)
        )


def load_number(source: QuestionFile) -> Number:
    head = source.validated(NumberHead)
    if "relative_tolerance" in head.model_fields_set and head.form != "number":
        raise source.error("only form = 'number' has a tolerance", "relative_tolerance")
    module = source.module("draw", "answer", "MISTAKES")
    mistakes = module["MISTAKES"]
    if len(mistakes) < 2 or not all(isinstance(each, Mistake) for each in mistakes.values()):
        raise source.error("the module's MISTAKES are two or more of Mistake")
    return Number(
        **source.shared(),
        head=head,
        form=head.form,
        unit=head.unit,
        relative_tolerance=head.relative_tolerance,
        draw=module["draw"],
        answer=module["answer"],
        mistakes=mistakes,
    )
