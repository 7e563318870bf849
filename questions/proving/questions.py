"""Everything that is demanded of one question."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from questions.bank_loading import load_question
from questions.bank_schema import Question
from questions.errors import ContentError
from questions.proving.arranged import (
    prove_equation,
    prove_label_diagram,
    prove_matching,
    prove_ordering,
)
from questions.proving.generated import prove_number, prove_output, prove_plot
from questions.proving.options import prove_bug, prove_options
from questions.proving.texts import Targets, prove_texts

_PROOFS: Mapping[str, Callable[[Any], Iterator[ContentError]]] = {
    "choice": prove_options,
    "multiple": prove_options,
    "number": prove_number,
    "predict_output": prove_output,
    "predict_plot": prove_plot,
    "ordering": prove_ordering,
    "matching": prove_matching,
    "find_bug": prove_bug,
    "label_diagram": prove_label_diagram,
    "equation": prove_equation,
}


def prove_question(question: Question, targets: Targets) -> list[ContentError]:
    """Give every fault of a question, each once."""
    proof = _PROOFS.get(question.kind)
    faults: list[ContentError] = []
    try:
        faults += prove_texts(question, targets)
        faults += proof(question) if proof else ()
    except ContentError as error:
        faults.append(error)
    except Exception as error:  # noqa: BLE001 - a question's module may raise anything
        message = f"its module raises {type(error).__name__}: {error}"
        faults.append(ContentError(message, file=question.path))
    return list({str(each): each for each in faults}.values())


def prove_file(path: Path, targets: Targets) -> list[str]:
    """Give every fault of a question's file as a line of text."""
    try:
        return [str(each) for each in prove_question(load_question(path), targets)]
    except ContentError as error:
        return [str(error)]
