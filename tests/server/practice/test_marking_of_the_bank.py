"""Every question of the real bank, answered right by its own key and wrong by another answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from fastapi.encoders import jsonable_encoder

from questions.bank_kinds import (
    Equation,
    FindBug,
    FreeText,
    LabelDiagram,
    Matching,
    Multiple,
    Number,
    Ordering,
    Question,
)
from questions.bank_loading import load_bank
from server.practice.marking import mark, present
from server.practice.marking.numbers import number_text

SEEDS = (0, 1, 2**31 - 1)


def answers_to(question: Question, seed: int) -> Iterator[Any]:
    """Give answers of which at least one is right, the key not read where it can be tried."""
    asked = jsonable_encoder(present(question, seed, {"line": 1}))
    if isinstance(question, Multiple):
        rights = {str(each.text.html()) for each in question.options if each.correct}
        yield [each["id"] for each in asked["options"] if each["html"] in rights]
    elif "options" in asked:
        yield from (each["id"] for each in asked["options"])
    elif question.kind in KEYS:
        yield KEYS[question.kind](question, asked, seed)


def _number(question: Number, _: Any, seed: int) -> str:
    right = question.answer(question.values(seed))
    # As people type it, with all its digits.
    return number_text(right) if question.form != "number" else repr(float(right))  # type: ignore[arg-type] # no shape here


def _order(question: Ordering, asked: Any, _: int) -> list[str]:
    letters = {each["html"]: each["id"] for each in asked["items"]}
    return [letters[str(text.html())] for text in question.items.values()]


def _pairs(question: Matching, asked: Any, _: int) -> dict[str, str]:
    left = {each["html"]: each["id"] for each in asked["left"]}
    right = {each["html"]: each["id"] for each in asked["right"]}
    return {
        left[str(pair.left.html())]: right[str(question.partners[pair.partner].html())]
        for pair in question.pairs
    }


def _labels(question: LabelDiagram, asked: Any, _: int) -> dict[str, str]:
    letters = {each["text"]: each["id"] for each in asked["labels"]}
    return {
        str(at): letters[question.labels[slot.label]] for at, slot in enumerate(question.slots, 1)
    }


def _bug(question: FindBug, asked: Any, _: int) -> dict[str, Any]:
    right = next(str(each.text.html()) for each in question.fixes if each.correct)
    fix = next(each["id"] for each in asked["fixes"] if each["html"] == right)
    return {"line": question.bug + 1, "fix": fix}


def _equation(question: Equation, _: Any, __: int) -> str:
    return question.answer.text


def _text(question: FreeText, _: Any, __: int) -> str:
    return question.model_answer.words


KEYS: Mapping[str, Callable[..., Any]] = {
    "number": _number,
    "ordering": _order,
    "matching": _pairs,
    "label_diagram": _labels,
    "find_bug": _bug,
    "equation": _equation,
    "free_text": _text,
}


@pytest.mark.parametrize("seed", SEEDS)
def test_every_question_can_be_answered_right(seed: int) -> None:
    for question in load_bank().values():
        scores = [mark(question, each, seed).score for each in answers_to(question, seed)]
        assert question.kind == "spoken" or max(scores) == 1, question.id
        assert scores.count(1) <= 1, question.id


def test_every_mistake_of_a_number_is_recognised() -> None:
    for question in load_bank().values():
        if not isinstance(question, Number):
            continue
        for seed in SEEDS:
            values = question.values(seed)
            for name, mistake in question.mistakes.items():
                wrong = mistake.answer(values)
                given = list(wrong) if isinstance(wrong, tuple) else wrong
                found = mark(question, given, seed)
                assert found.correct is False, (question.id, name)
                assert found.mistake is not None, (question.id, name)
                assert found.mistake.id == name, question.id
                assert found.mistake.message, question.id


def test_every_mistake_of_an_equation_is_recognised() -> None:
    for question in load_bank().values():
        if not isinstance(question, Equation):
            continue
        for mistake in question.mistakes:
            found = mark(question, mistake.expression.text, 3)
            assert found.mistake is not None, (question.id, mistake.expression.text)
            assert found.mistake.id == mistake.id, (question.id, mistake.expression.text)
