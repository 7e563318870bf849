"""The key points of a free-text question, and the rules that tell whether an answer states them.

A question `<id>.md` names its points; `<id>.points.toml` beside it holds their rules:

    [[points]]
    id = "FAQ-4.a"
    about = "GENERATOR"               # whom the statement must be about; optional
    says = ["GENERATE DATA|FAKE"]     # states the point; contradicts it when denied, or of a rival
    also = ["GENERATE NOISE"]         # states it, but contradicts nothing; optional
    wrong = ["GENERATE LABEL"]        # contradicts it; optional

Above them, `asked = ["RNN", "LSTM"]` names the two that the question compares, in its order, for
answers that only say "the former" and "the second one".

A pattern's elements are concepts of lexicon.toml, all of them needed in one clause:
`A|B` either · `-A` denied ("without A", "prevents A") · `~A` here or in an earlier clause ·
`!A` nowhere in the clause · `^A` nowhere so far · `>A` after the element before. The first element
is the predicate: its subject is whom the clause is about. `X:` in front changes `about` for this
pattern, `*:` lifts it; `X?` is content when nobody is named.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from questions.errors import ContentError
from questions.heads import read_headed
from questions.lexicon import lexicon

Sign = Literal["", "-", "~", "!", "^", ">"]
ANYBODY = "*"


@dataclass(frozen=True)
class Element:
    """One thing that a clause must say: any of these concepts, denied or earlier as signed."""

    concepts: tuple[str, ...]
    sign: Sign = ""


@dataclass(frozen=True)
class Pattern:
    """One way to state something; `about` is whom it is said of, None for anybody."""

    elements: tuple[Element, ...]
    about: str | None = None
    must_be_named: bool = True


@dataclass(frozen=True)
class KeyPoint:
    """What a complete answer states, and how it is recognised.

    `asked` are the two that the question compares, in its order.
    """

    id: str
    text: str
    says: tuple[Pattern, ...]
    also: tuple[Pattern, ...] = ()
    wrong: tuple[Pattern, ...] = ()
    asked: tuple[str, ...] = ()


@lru_cache(maxsize=256)
def load_key_points(path: Path) -> tuple[KeyPoint, ...]:
    """Read a question's points in order, from the path of the question or of its rules.

    Raises ContentError, naming file and field, when the rules and the question name other points.
    """
    question = path.with_name(path.name.split(".")[0] + ".md")
    rules_path = question.with_suffix(".points.toml")
    texts = _texts(question)
    rules = _rules(rules_path)
    if list(texts) != list(rules):
        message = f"the question has the points {list(texts)}, its rules {list(rules)}"
        raise ContentError(message, file=rules_path, field="points")
    return tuple(_key_point(rules[name], text, rules_path) for name, text in texts.items())


def _texts(question: Path) -> dict[str, str]:
    points = read_headed(question).head.get("points")
    if not isinstance(points, list) or not points:
        raise ContentError("a free-text question has points", file=question, field="points")
    try:
        return {str(point["id"]): str(point["text"]) for point in points}
    except (KeyError, TypeError) as error:
        raise ContentError("a point has an id and a text", file=question, field="points") from error


def _rules(path: Path) -> dict[str, dict[str, Any]]:
    try:
        read = tomllib.loads(path.read_text(encoding="utf-8"))
        asked = read.get("asked", [])
        return {str(rule["id"]): {"asked": asked, **rule} for rule in read["points"]}
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise ContentError(f"no rules can be read: {error}", file=path, field="points") from error


def _key_point(rule: dict[str, Any], text: str, file: Path) -> KeyPoint:
    field = f"points.{rule['id']}"
    if unknown := rule.keys() - {"id", "about", "says", "also", "wrong", "asked"}:
        raise ContentError(f"unknown: {', '.join(sorted(unknown))}", file=file, field=field)
    about = rule.get("about")
    try:
        says, also = (
            tuple(parse_pattern(each, about) for each in rule.get(kind, ()))
            for kind in ("says", "also")
        )
        wrong = tuple(parse_pattern(each) for each in rule.get("wrong", ()))
        asked = tuple(map(str, rule["asked"]))
        _known(asked)
    except ValueError as error:
        raise ContentError(str(error), file=file, field=field) from error
    if not says + also:
        raise ContentError("a point says something", file=file, field=f"{field}.says")
    return KeyPoint(str(rule["id"]), text, says, also, wrong, asked)


def parse_pattern(text: str, about: str | None = None) -> Pattern:
    """Read one pattern. Raises ValueError naming the word that is no concept of the lexicon."""
    first, colon, rest = text.partition(":")
    if colon:
        about, text = (None if first.strip() == ANYBODY else first.strip()), rest
    elements = tuple(_element(word) for word in text.split())
    if not elements or elements[0].sign in ("~", "!", "^", ">"):
        raise ValueError(f"{text!r} does not start with its predicate")
    if about is None:
        return Pattern(elements)
    actor = about.removesuffix("?")
    _known((actor,))
    return Pattern(elements, actor, must_be_named=actor == about)


def _element(word: str) -> Element:
    sign: Sign = ""
    if word[0] in "-~!^>":
        sign, word = word[0], word[1:]  # type: ignore[assignment]  # one of the five
    concepts = tuple(word.split("|"))
    _known(concepts)
    return Element(concepts, sign)


def _known(concepts: tuple[str, ...]) -> None:
    for concept in concepts:
        if concept not in lexicon().phrases:
            raise ValueError(f"{concept!r} is no concept of lexicon.toml")
