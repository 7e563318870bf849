"""What is demanded of the texts of every question: they render, link, and keep the style."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from urllib.parse import parse_qs

from questions.bank_kinds import Number, Question
from questions.bank_schema import Text
from questions.bank_values import Values
from questions.errors import ContentError
from questions.rendering import Place, find_links
from questions.syllabus import syllabus

# Words a text may have; spoken at some 130 words a minute, with room for formulas.
LENGTHS = {"half_a_minute": (45, 90), "two_minutes": (140, 280), "whiteboard": (30, 130)}
LONGEST_OPTION = 1.6
# Below this, a ratio of lengths says nothing: "yes" and "no" differ by half.
SHORT_OPTION = 24

_BANNED = re.compile(
    r"\b(all|none|both|neither|each|any) of the (above|other|others|below)\b"
    r"|\b(the|this) (first|second|third|fourth|last) option\b|\boption [A-Da-d1-4]\b",
    re.IGNORECASE,
)
_SECTION = re.compile(r"[a-z0-9-]+/[a-z0-9-]+(#[a-z0-9-]+)?")


@dataclass(frozen=True)
class Targets:
    """Where links may lead."""

    anchors: frozenset[str]
    exercises: frozenset[str]
    questions: frozenset[str]

    def leads_nowhere(self, target: str) -> bool:
        prefix, _, name = target.partition(":")
        if prefix == "exercise":
            return name not in self.exercises
        if prefix == "question":
            return name not in self.questions
        if prefix == "topic":
            return name not in syllabus().topics
        if prefix == "visualiser":
            return shows_nothing(name)
        return _SECTION.fullmatch(target) is not None and target not in self.anchors


MODELS = Path(__file__).parents[1] / "models"
# What the visualiser's pages are called in its addresses; a test compares them with its own list.
VIEWS = frozenset(
    {"gates", "cell", "unit", "near", "flow", "influence", "next"}
    | {"whatif", "path", "train", "ask", "own", "code"}
)


def shows_nothing(query: str) -> bool:
    """Tell whether a visualiser address names a model or a view that is not there."""
    asked = parse_qs(query.removeprefix("?"), keep_blank_values=True)
    models = [name for each in asked.get("model", ()) for name in each.split(",")]
    unknown = [name for name in models if not (MODELS / f"{name}.safetensors").is_file()]
    return bool(unknown) or not set(asked.get("view", ())) <= VIEWS


def texts_of(thing: object) -> Iterator[Text]:
    """Give every text of a question, at any depth."""
    if isinstance(thing, Text):
        yield thing
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from texts_of(getattr(thing, field.name))
    elif isinstance(thing, Mapping):
        yield from texts_of(tuple(thing.values()))
    elif isinstance(thing, tuple | list):
        for each in thing:
            yield from texts_of(each)


def said_of_mistakes(question: Question) -> list[Text]:
    if not isinstance(question, Number):
        return []
    place = Place(str(module_of(question)))
    return [Text(each.message, place) for each in question.mistakes.values()]


def module_of(question: Question) -> Path:
    return question.path.with_name(question.id.replace("-", "_") + ".py")


def prove_texts(question: Question, targets: Targets) -> list[ContentError]:
    values = question.values(0)
    texts = [*texts_of(question), *said_of_mistakes(question)]
    return [
        *_each(texts, lambda text: _rendered(text, values)),
        *(fault for text in texts for fault in _links(text, targets)),
        *(fault for text in texts for fault in _wording(text)),
        *_head(question, targets),
        *_lengths(question),
    ]


def _each(
    texts: Iterable[Text], check: Callable[[Text], ContentError | None]
) -> Iterator[ContentError]:
    return (fault for fault in map(check, texts) if fault is not None)


def _rendered(text: Text, values: Values | None) -> ContentError | None:
    try:
        text.html(values)
    except ContentError as error:
        return error
    return None


def _links(text: Text, targets: Targets) -> Iterator[ContentError]:
    for link in find_links(text.words, place=text.place):
        if targets.leads_nowhere(link.target):
            yield ContentError(
                f"{link.target!r} leads nowhere", file=text.place.file, line=link.line
            )


def _wording(text: Text) -> Iterator[ContentError]:
    found = _BANNED.search(text.words)
    if found:
        message = f"options are shuffled and stand alone; {found.group(0)!r} means nothing"
        yield ContentError(message, file=text.place.file, line=text.place.first_line)


def _head(question: Question, targets: Targets) -> Iterator[ContentError]:
    known = syllabus()
    for name, ids, allowed in (
        ("topics", question.topics, known.topics),
        ("covers", question.covers, known.coverable),
    ):
        for each in ids:
            if each not in allowed:
                yield ContentError(f"there is no {each!r}", file=question.path, field=name)
    if not question.topics and not question.covers:
        yield ContentError("it is about no topic and covers nothing", file=question.path)
    links = {"link": question.link}
    if isinstance(question, Number):
        links |= {f"MISTAKES.{name}": each.link for name, each in question.mistakes.items()}
    if question.state and shows_nothing(question.state):
        message = "the visualiser has no such model or view"
        yield ContentError(message, file=question.path, field="state")
    for field, link in links.items():
        if link and targets.leads_nowhere(link):
            yield ContentError(f"{link!r} leads nowhere", file=question.path, field=field)


def _lengths(question: Question) -> Iterator[ContentError]:
    for name, (least, most) in LENGTHS.items():
        text: Text = getattr(question.aloud, name)
        count = len(text.words.split())
        if not least <= count <= most:
            title = name.replace("_", " ").capitalize()
            message = f"{title!r} has {count} words; {least} to {most} are wanted"
            yield ContentError(message, file=question.path, line=text.place.first_line)


def visible_length(text: Text, values: Values | None = None) -> int:
    """Give how many characters a reader sees, a formula counted by what it prints."""
    shown = re.sub(r"<annotation.*?</annotation>", "", str(text.html(values)), flags=re.DOTALL)
    shown = re.sub(r'<span class="katex-html".*?</span></span></span>', "", shown)
    return len(" ".join(html.unescape(re.sub(r"<[^>]*>", "", shown)).split()))
