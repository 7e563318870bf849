"""How a question is asked, and what an answer to it is worth: pure, decided by question and seed.

`present` gives what may be seen before the answer; nothing of the key is in it. `mark` gives the
mark, or raises UnreadableError for what is no answer of the kind asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from questions.bank_kinds import FindBug
from questions.bank_schema import Question
from server.practice.marking.arranging import (
    mark_label_diagram,
    mark_matching,
    mark_ordering,
    present_label_diagram,
    present_matching,
    present_ordering,
)
from server.practice.marking.bugs import mark_bug, present_bug
from server.practice.marking.equations import mark_equation, present_equation
from server.practice.marking.marks import Mark, UnreadableError
from server.practice.marking.numbers import mark_number, present_number
from server.practice.marking.options import (
    mark_choice,
    mark_multiple,
    present_choice,
    present_multiple,
)
from server.practice.marking.own_words import (
    mark_free_text,
    mark_spoken,
    present_free_text,
    present_spoken,
)
from server.practice.marking.predictions import mark_prediction, present_prediction
from server.practice.marking.shown import Shown

# By kind; each function takes the question class of its kind.
_PRESENT: Mapping[str, Callable[[Any, int], Shown]] = {
    "choice": present_choice,
    "multiple": present_multiple,
    "number": present_number,
    "predict_output": present_prediction,
    "predict_plot": present_prediction,
    "ordering": present_ordering,
    "matching": present_matching,
    "label_diagram": present_label_diagram,
    "equation": present_equation,
    "free_text": present_free_text,
    "spoken": present_spoken,
}
_MARK: Mapping[str, Callable[[Any, object, int], Mark]] = {
    "choice": mark_choice,
    "multiple": mark_multiple,
    "number": mark_number,
    "predict_output": mark_prediction,
    "predict_plot": mark_prediction,
    "ordering": mark_ordering,
    "matching": mark_matching,
    "find_bug": mark_bug,
    "label_diagram": mark_label_diagram,
    "equation": mark_equation,
    "free_text": mark_free_text,
    "spoken": mark_spoken,
}


def present(question: Question, seed: int, begun: object = None) -> Shown:
    """Give a question as the seed has it asked; the part of an answer that is given opens the next.

    Raises UnreadableError where that part is no answer.
    """
    if isinstance(question, FindBug):
        return present_bug(question, seed, begun)
    return _PRESENT[question.kind](question, seed)


def mark(question: Question, answer: object, seed: int) -> Mark:
    """Mark an answer to the question as the seed had it asked. Raises UnreadableError."""
    return _MARK[question.kind](question, answer, seed)


__all__ = ["Mark", "Shown", "UnreadableError", "mark", "present"]
