"""What every question of the bank has, whatever its kind."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from questions.bank_values import Values
from questions.rendering import Html, Place, render_markdown

Kind = Literal[
    "choice",
    "multiple",
    "number",
    "predict_output",
    "predict_plot",
    "ordering",
    "matching",
    "find_bug",
    "label_diagram",
    "equation",
    "free_text",
    "spoken",
]


class Part(BaseModel):
    """A table inside a question's head."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Head(Part):
    """The TOML head that all kinds share."""

    kind: Kind
    title: str = Field(min_length=3, max_length=80)
    level: Literal[1, 2, 3]
    style: Literal["explain", "compute", "debug", "implement", "compare"]
    topics: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()
    link: str = Field(pattern=r"^[a-z0-9-]+/[a-z0-9-]+#[a-z0-9-]+$")
    state: str = Field(default="", pattern=r"^(\?.+)?$")
    source: tuple[str, ...] = Field(min_length=1)
    why: str = Field(min_length=20)
    follow_ups: tuple[str, str, str]


@dataclass(frozen=True)
class Text:
    """Markdown and where it stands, rendered when it is first asked for."""

    words: str
    place: Place

    def html(self, values: Values | None = None) -> Html:
        """Give it as HTML, its holes filled with the values that a seed drew."""
        if values is None:
            return _rendered(self)
        return render_markdown(self.words, place=self.place, values=values)


# A start must not wait for the formulas of a whole bank; 2 ms each.
@lru_cache(maxsize=8192)
def _rendered(text: Text) -> Html:
    return render_markdown(text.words, place=text.place)


@dataclass(frozen=True)
class Aloud:
    """The answer as one would say it in an interview, in two lengths, and what to write down."""

    half_a_minute: Text
    two_minutes: Text
    whiteboard: Text


@dataclass(frozen=True, eq=False)
class Question:
    """A question; its kind's class adds what the kind is asked and marked by."""

    id: str
    path: Path
    head: Head
    prompt: Text
    explanation: Text
    aloud: Aloud
    why: Text
    follow_ups: tuple[Text, ...]

    @property
    def kind(self) -> str:
        return self.head.kind

    @property
    def title(self) -> str:
        return self.head.title

    @property
    def level(self) -> int:
        return self.head.level

    @property
    def style(self) -> str:
        return self.head.style

    @property
    def topics(self) -> tuple[str, ...]:
        return self.head.topics

    @property
    def covers(self) -> tuple[str, ...]:
        return self.head.covers

    @property
    def link(self) -> str:
        return self.head.link

    @property
    def state(self) -> str:
        return self.head.state

    def values(self, seed: int) -> Values | None:  # noqa: ARG002 - generated kinds draw from it
        """Give what a seed draws: nothing, unless the question is generated afresh each time."""
        return None
