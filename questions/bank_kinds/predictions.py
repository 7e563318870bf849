"""Questions whose options are computed: what a program prints, how curves look."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

import numpy as np

from questions.bank_files import QuestionFile
from questions.bank_schema import Head, Question, Text
from questions.bank_values import Plot, Values, Wrong, WrongPlot

# What the right option is called among the computed ones; never shown.
RIGHT = "right"


class PredictionHead(Head):
    kind: Literal["predict_output", "predict_plot"]


@dataclass(frozen=True, eq=False)
class PredictOutput(Question):
    """The right option is what the shown program prints; wrong ones, what other programs do."""

    draw: Callable[[np.random.Generator], Values]
    program: Callable[[Values], str]
    wrong: Mapping[str, Callable[[Values], str]]
    feedback: Mapping[str, Text]

    def values(self, seed: int) -> Values:
        return self.draw(np.random.default_rng(seed))

    def outputs(self, values: Values) -> dict[str, str]:
        """Give what each program prints, the shown one first."""
        programs = {RIGHT: self.program, **self.wrong}
        return {name: printed(program(values)) for name, program in programs.items()}


@dataclass(frozen=True, eq=False)
class PredictPlot(Question):
    """The right option are the curves that our code computes; wrong ones, what it could be."""

    draw: Callable[[np.random.Generator], Values]
    curves: Callable[[Values], Plot]
    wrong: Mapping[str, Callable[[Values], Plot]]
    feedback: Mapping[str, Text]

    def values(self, seed: int) -> Values:
        return self.draw(np.random.default_rng(seed))

    def plots(self, values: Values) -> dict[str, Plot]:
        """Give each option's curves, the right ones first."""
        return {name: of(values) for name, of in {RIGHT: self.curves, **self.wrong}.items()}


def printed(source: str) -> str:
    """Give what a program of ours prints; an exception as the last line of its traceback."""
    out = io.StringIO()
    write = partial(print, file=out)
    try:
        exec(compile(source, "<program>", "exec"), {"__name__": "__main__", "print": write})
    except Exception as error:  # noqa: BLE001 - what a program raises is what a learner predicts
        write(f"{type(error).__name__}: {error}")
    return out.getvalue().rstrip()


def load_predict_output(source: QuestionFile) -> PredictOutput:
    head = source.validated(PredictionHead)
    module = source.module("draw", "program", "WRONG", "RIGHT")
    wrong: Mapping[str, Wrong] = _wrong(source, module["WRONG"], Wrong)
    return PredictOutput(
        **source.shared(),
        head=head,
        draw=module["draw"],
        program=module["program"],
        wrong={name: each.program for name, each in wrong.items()},
        feedback=_feedback(source, module["RIGHT"], wrong),
    )


def load_predict_plot(source: QuestionFile) -> PredictPlot:
    head = source.validated(PredictionHead)
    module = source.module("draw", "curves", "WRONG", "RIGHT")
    wrong: Mapping[str, WrongPlot] = _wrong(source, module["WRONG"], WrongPlot)
    return PredictPlot(
        **source.shared(),
        head=head,
        draw=module["draw"],
        curves=module["curves"],
        wrong={name: each.curves for name, each in wrong.items()},
        feedback=_feedback(source, module["RIGHT"], wrong),
    )


def _wrong(source: QuestionFile, found: Any, of: type) -> Any:
    if not 2 <= len(found) <= 3 or not all(isinstance(each, of) for each in found.values()):
        raise source.error(f"the module's WRONG are two or three of {of.__name__}")
    return found


def _feedback(
    source: QuestionFile, right: str, wrong: Mapping[str, Wrong] | Mapping[str, WrongPlot]
) -> dict[str, Text]:
    said = {RIGHT: right, **{name: each.feedback for name, each in wrong.items()}}
    return {name: source.text(words) for name, words in said.items()}
