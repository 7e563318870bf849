"""Asks and marks the search for a wrong line: half for the line, half for what repairs it."""

from __future__ import annotations

from markupsafe import Markup

from questions.bank_kinds import FindBug, Option
from questions.rendering import Html
from server.practice.marking.marks import Feedback, Mark, UnreadableError, give_mark
from server.practice.marking.options import tell
from server.practice.marking.reading import lettered, read_choice, read_line
from server.practice.marking.shown import Choosable, ShownBug


def present_bug(question: FindBug, seed: int, begun: object = None) -> ShownBug:
    """Give the code and, once a line of it is picked, what may put it right.

    Beside the code the fixes would tell which lines are none of it. Raises UnreadableError for a
    line that there is not.
    """
    line, fixes = None, {}
    if isinstance(begun, dict) and "line" in begun:
        line, fixes = read_line(begun["line"], len(question.code)), _fixes(question, seed)
    return ShownBug(
        question.prompt.html(),
        question.code,
        line,
        tuple(Choosable(letter, fix.text.html()) for letter, fix in fixes.items()),
    )


def mark_bug(question: FindBug, answer: object, seed: int) -> Mark:
    if not isinstance(answer, dict):
        raise UnreadableError("Choose a line and what puts it right.")
    fixes = _fixes(question, seed)
    line = read_line(answer.get("line"), len(question.code))
    fix = read_choice(answer.get("fix"), fixes)
    found = line == question.bug + 1
    about_line = Feedback(
        _about_line(question, line), f"line {line}", found, f"line {question.bug + 1}"
    )
    return give_mark(question, (found + fixes[fix].correct) / 2, [about_line, *tell(fixes)])


def _about_line(question: FindBug, line: int) -> Html:
    if line == question.bug + 1:
        return Markup("<p>Line {} is the wrong one.</p>").format(line)
    written = question.code[line - 1]
    said = next(
        (each.feedback for each in question.fine_lines if each.contains in written),
        question.wrong_line,
    )
    return said.html() + Markup("<p>The wrong line is line {}.</p>").format(question.bug + 1)


def _fixes(question: FindBug, seed: int) -> dict[str, Option]:
    return dict(lettered(question.id, seed, question.fixes))
