"""What is demanded of written options and of programs with a bug."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from questions.bank_kinds import Choice, FindBug, Multiple, Option, Question
from questions.errors import ContentError
from questions.proving.texts import LONGEST_OPTION, SHORT_OPTION, visible_length

# Share of choices whose right option may be the longest; chance alone gives 25 to 33 %.
RIGHT_IS_LONGEST = 0.4


def prove_options(question: Choice | Multiple) -> Iterator[ContentError]:
    lengths = [visible_length(each.text) for each in question.options]
    short, long = min(lengths), max(lengths)
    if long > SHORT_OPTION and long > LONGEST_OPTION * short:
        message = f"options have {short} to {long} characters; at most {LONGEST_OPTION} times apart"
        yield ContentError(message, file=question.path, field="options")


def right_is_longest(question: Question) -> bool:
    """Tell whether the right option can be told by its length, by a tenth or more."""
    if not isinstance(question, Choice):
        return False
    lengths = {each.correct: 0 for each in question.options}
    for each in question.options:
        lengths[each.correct] = max(lengths[each.correct], visible_length(each.text))
    return lengths[True] > lengths[False]


def prove_bug(question: FindBug) -> Iterator[ContentError]:
    """Run the program as shown and with each fix; only the right fix gives what it should."""
    right = next(each for each in question.fixes if each.correct)
    shown = _outcome("\n".join(question.code), question.probe)
    repaired = _outcome(question.repaired(right), question.probe)
    if isinstance(repaired, Exception):
        message = f"with the right fix it raises {type(repaired).__name__}: {repaired}"
        yield ContentError(message, file=question.path, field="fixes")
    if _same(shown, repaired):
        message = f"the right fix does not change the probe: {repaired!r}"
        yield ContentError(message, file=question.path, field="probe")
    for fix in _wrong(question.fixes):
        if _same(_outcome(question.repaired(fix), question.probe), repaired):
            message = f"a wrong fix gives what the right one gives: {fix.text.words}"
            yield ContentError(message, file=question.path, field="fixes")


def _wrong(fixes: Sequence[Option]) -> list[Option]:
    return [each for each in fixes if not each.correct]


def _outcome(program: str, probe: str) -> Any:
    """Give the probe's value in the program's namespace, or what the program raised."""
    names: dict[str, Any] = {"__name__": "__main__", "print": lambda *_, **__: None}
    try:
        with np.errstate(all="ignore"):
            exec(compile(program, "<program>", "exec"), names)
            return eval(probe, names)
    except Exception as error:  # noqa: BLE001 - a wrong program may raise anything
        return error


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, Exception) or isinstance(other, Exception):
        return False
    if type(one) is not type(other) and not np.isscalar(one):
        return False
    try:
        return bool(np.shape(one) == np.shape(other) and np.allclose(one, other, equal_nan=True))
    except (TypeError, ValueError):
        return bool(one == other)
