"""What marking gives: a mark with its feedback, or UnreadableError for what is no answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from questions.bank_schema import Question
from questions.bank_values import Values
from questions.bibliography import bibliography
from questions.rendering import Html


class UnreadableError(ValueError):
    """What was given is no answer of the kind asked for; the message says what would be one."""


@dataclass(frozen=True)
class Feedback:
    """A sentence on one option, pair, slot or line, or on the whole answer.

    `option` is what it is about; `expected`, where each thing has its place, is that place.
    """

    text: Html
    option: str | None = None
    correct: bool | None = None
    expected: str | None = None


@dataclass(frozen=True)
class MistakeMade:
    """The thought that leads to the wrong answer that was given."""

    id: str
    message: Html
    link: str


@dataclass(frozen=True)
class PointFound:
    """A key point, and whether the answer states it; `quote` are the learner's words."""

    id: str
    text: Html
    state: Literal["stated", "missing", "contradicted"]
    quote: str | None = None


@dataclass(frozen=True)
class SpokenAnswer:
    """The answer as one would say it, in two lengths, and what one would write on the board."""

    half_a_minute: Html
    two_minutes: Html
    whiteboard: Html


@dataclass(frozen=True)
class Source:
    """A work that the answer rests on; `key` is its place on the page of sources."""

    key: str
    label: str


@dataclass(frozen=True)
class Mark:
    """What an answer is worth, why, and what to say in its place. Texts are HTML.

    `correct` is None where only the learner can tell; `score` goes from 0 to 1.
    """

    correct: bool | None
    score: float
    feedback: tuple[Feedback, ...]
    explanation: Html
    mistake: MistakeMade | None
    points: tuple[PointFound, ...] | None
    spoken: SpokenAnswer
    why: Html
    follow_ups: tuple[Html, ...]
    sources: tuple[Source, ...]
    model_answer: Html | None = None


def give_mark(
    question: Question,
    score: float,
    feedback: Iterable[Feedback],
    *,
    values: Values | None = None,
    mistake: MistakeMade | None = None,
    points: Sequence[PointFound] | None = None,
    model_answer: Html | None = None,
) -> Mark:
    """Give the mark of an answer, with everything that a question says once it is answered.

    With points, the learner has the last word: `correct` is None.
    """
    aloud, head = question.aloud, question.head
    return Mark(
        correct=score >= 1 if points is None else None,
        score=score,
        feedback=tuple(feedback),
        explanation=question.explanation.html(values),
        mistake=mistake,
        points=tuple(points) if points is not None else None,
        spoken=SpokenAnswer(
            aloud.half_a_minute.html(values),
            aloud.two_minutes.html(values),
            aloud.whiteboard.html(values),
        ),
        why=question.why.html(values),
        follow_ups=tuple(each.html(values) for each in question.follow_ups),
        sources=tuple(Source(key, bibliography()[key].label) for key in head.source),
        model_answer=model_answer,
    )
