"""Asks and marks what is answered by choosing among written options."""

from __future__ import annotations

from questions.bank_kinds import Choice, Multiple, Option
from server.practice.marking.marks import Feedback, Mark, give_mark
from server.practice.marking.reading import lettered, read_choice, read_choices
from server.practice.marking.shown import Choosable, ShownOptions


def present_choice(question: Choice, seed: int) -> ShownOptions:
    return ShownOptions(question.prompt.html(), _choosable(_options(question, seed)))


def present_multiple(question: Multiple, seed: int) -> ShownOptions:
    return ShownOptions(
        question.prompt.html(),
        _choosable(_options(question, seed)),
        answer="A list: the ids of every right option",
    )


def mark_choice(question: Choice, answer: object, seed: int) -> Mark:
    options = _options(question, seed)
    chosen = read_choice(answer, options)
    return give_mark(question, float(options[chosen].correct), tell(options))


def mark_multiple(question: Multiple, answer: object, seed: int) -> Mark:
    """Count a right option that is chosen for one, and a wrong one against it."""
    options = _options(question, seed)
    chosen = read_choices(answer, options)
    right = {letter for letter, option in options.items() if option.correct}
    score = max(0, len(chosen & right) - len(chosen - right)) / len(right)
    return give_mark(question, score, tell(options))


def tell(options: dict[str, Option]) -> list[Feedback]:
    return [
        Feedback(option.feedback.html(), option=letter, correct=option.correct)
        for letter, option in options.items()
    ]


def _options(question: Choice | Multiple, seed: int) -> dict[str, Option]:
    return dict(lettered(question.id, seed, question.options))


def _choosable(options: dict[str, Option]) -> tuple[Choosable, ...]:
    return tuple(Choosable(letter, option.text.html()) for letter, option in options.items())
