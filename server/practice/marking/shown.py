"""A question as it is shown, by kind: everything that may be seen before the answer, and no more.

`answer` tells in words what form an answer has; texts are HTML.
"""

from __future__ import annotations

from dataclasses import dataclass

from questions.rendering import Html


@dataclass(frozen=True)
class Choosable:
    """Something with an id to answer with."""

    id: str
    html: Html


@dataclass(frozen=True)
class ShownOptions:
    prompt: Html
    options: tuple[Choosable, ...]
    answer: str = "The id of one option"


@dataclass(frozen=True)
class ShownNumber:
    prompt: Html
    form: str
    unit: str
    answer: str


@dataclass(frozen=True)
class ShownOrdering:
    prompt: Html
    items: tuple[Choosable, ...]
    answer: str = "The ids of all items, in order"


@dataclass(frozen=True)
class ShownMatching:
    prompt: Html
    left: tuple[Choosable, ...]
    right: tuple[Choosable, ...]
    answer: str = "An object: for each id of `left` an id of `right`"


@dataclass(frozen=True)
class ShownBug:
    prompt: Html
    lines: tuple[str, ...]
    line: int | None
    fixes: tuple[Choosable, ...]
    answer: str = (
        "An object: `line` is a number from 1, `fix` the id of a fix; those are given to whoever "
        "asks with the line that they picked"
    )


@dataclass(frozen=True)
class NamedSlot:
    id: str
    name: str


@dataclass(frozen=True)
class Label:
    """A label to choose from a list, which holds plain text."""

    id: str
    text: str


@dataclass(frozen=True)
class ShownDiagram:
    prompt: Html
    figure: Html
    slots: tuple[NamedSlot, ...]
    labels: tuple[Label, ...]
    answer: str = "An object: for each id of `slots` an id of `labels`"


@dataclass(frozen=True)
class ShownEquation:
    prompt: Html
    variables: tuple[str, ...]
    answer: str = "A formula as text, such as a * tanh(b) + 1"


@dataclass(frozen=True)
class ShownText:
    prompt: Html
    answer: str = "Your answer in sentences, as text"


@dataclass(frozen=True)
class ShownSpoken:
    prompt: Html
    seconds: int
    answer: str = "Any text, once you have said it; then rate yourself by the key points"


Shown = (
    ShownOptions
    | ShownNumber
    | ShownOrdering
    | ShownMatching
    | ShownBug
    | ShownDiagram
    | ShownEquation
    | ShownText
    | ShownSpoken
)
