"""What the Python module beside a generated question is made of.

A question's module draws values from a seed and computes from them the right answer and every
wrong one, so that no number is typed by hand. Functions take the values that `draw` gave.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

# By name: plain ints, floats, strings and lists, as the prompt prints them.
Values = dict[str, Any]


@dataclass(frozen=True)
class Mistake:
    """A wrong answer to a number question, by the thought that leads to it.

    `message` is said to whoever gives this answer, in Markdown; `link` is the paragraph to read.
    """

    answer: Callable[[Values], float | int | tuple[int, ...]]
    message: str
    link: str = ""


@dataclass(frozen=True)
class Wrong:
    """The program that a learner confuses the shown one with; what it prints is a wrong option."""

    program: Callable[[Values], str]
    feedback: str


@dataclass(frozen=True)
class Plot:
    """Lines over one axis. `text` says in words what they do, for whoever can't see them."""

    x_label: str
    y_label: str
    lines: Mapping[str, Sequence[float]]
    x: Sequence[float]
    text: str
    log_y: bool = False


@dataclass(frozen=True)
class WrongPlot:
    """The curves that a learner would expect wrongly."""

    curves: Callable[[Values], Plot]
    feedback: str
