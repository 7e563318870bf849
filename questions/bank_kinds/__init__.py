"""The kinds of questions: each file reads a kind's head and holds what it is marked by."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from questions.bank_files import QuestionFile
from questions.bank_kinds.arranging import (
    LabelDiagram,
    Matching,
    Ordering,
    load_label_diagram,
    load_matching,
    load_ordering,
)
from questions.bank_kinds.bugs import FindBug, load_find_bug
from questions.bank_kinds.equation import Equation, load_equation
from questions.bank_kinds.number import Number, load_number
from questions.bank_kinds.options import Choice, Multiple, Option, load_choice, load_multiple
from questions.bank_kinds.own_words import FreeText, Spoken, load_free_text, load_spoken
from questions.bank_kinds.predictions import (
    PredictOutput,
    PredictPlot,
    load_predict_output,
    load_predict_plot,
)
from questions.bank_schema import Question

KINDS: Mapping[str, Callable[[QuestionFile], Question]] = {
    "choice": load_choice,
    "multiple": load_multiple,
    "number": load_number,
    "predict_output": load_predict_output,
    "predict_plot": load_predict_plot,
    "ordering": load_ordering,
    "matching": load_matching,
    "find_bug": load_find_bug,
    "label_diagram": load_label_diagram,
    "equation": load_equation,
    "free_text": load_free_text,
    "spoken": load_spoken,
}

__all__ = [
    "KINDS",
    "Choice",
    "Equation",
    "FindBug",
    "FreeText",
    "LabelDiagram",
    "Matching",
    "Multiple",
    "Number",
    "Option",
    "Ordering",
    "PredictOutput",
    "PredictPlot",
    "Question",
    "Spoken",
]
