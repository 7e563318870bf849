"""Asks and marks numbers and shapes, and names the mistake that leads to a wrong one."""

from __future__ import annotations

from markupsafe import Markup, escape

from questions.bank_kinds import Number
from questions.bank_kinds.number import Answer
from questions.bank_schema import Text
from questions.bank_values import Values
from questions.rendering import Html, Place
from server.practice.marking.marks import Feedback, Mark, MistakeMade, give_mark
from server.practice.marking.reading import read_number, read_shape
from server.practice.marking.shown import ShownNumber

_FORMS = {
    "number": "A number; 1e-3, 3/4 and 0,5 are understood, and 1,234 is a thousand and more",
    "integer": "A whole number; 1,234 and 2^10 are understood",
    "shape": "A shape, as in 3, 4, 5",
}


def present_number(question: Number, seed: int) -> ShownNumber:
    prompt = question.prompt.html(question.values(seed))
    return ShownNumber(prompt, question.form, question.unit, _FORMS[question.form])


def mark_number(question: Number, answer: object, seed: int) -> Mark:
    given = _read(question, answer)
    values = question.values(seed)
    right = question.answer(values)
    correct = question.same(given, right)
    verdict = "The answer is {}." if not correct else "{} is right."
    said = Markup(verdict).format(number_text(right, question.unit))
    return give_mark(
        question,
        float(correct),
        [Feedback(escape(said))],
        values=values,
        mistake=None if correct else _mistake(question, given, values),
    )


def number_text(answer: Answer, unit: str = "") -> str:
    """Give an answer as prose prints it: 18,944 · 0.3679 · (3, 4, 5)."""
    if isinstance(answer, tuple):
        return f"({', '.join(str(int(each)) for each in answer)}{',' * (len(answer) == 1)})"
    whole = float(answer).is_integer() and abs(answer) < 1e15
    text = f"{int(answer):,}" if whole else f"{answer:.4g}"
    return f"{text.replace('-', '−')} {unit}".rstrip()


def _read(question: Number, answer: object) -> Answer:
    if question.form == "shape":
        return read_shape(answer)
    value = read_number(answer, question.unit)
    if question.form == "integer" and abs(value - round(value)) < 1e-9 * max(1.0, abs(value)):
        return round(value)
    return value


def _mistake(question: Number, given: Answer, values: Values) -> MistakeMade | None:
    for name, mistake in question.mistakes.items():
        if question.same(given, mistake.answer(values)):
            return MistakeMade(name, _message(question, mistake.message, values), mistake.link)
    return None


def _message(question: Number, message: str, values: Values) -> Html:
    return Text(message, Place(str(question.path))).html(values)
