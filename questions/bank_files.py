"""A question's files as its kind reads them: validated head, sections, the module beside it.

Everything that is wrong is a ContentError naming file, line and field.
"""

from __future__ import annotations

import re
import runpy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypedDict, TypeVar

from pydantic import BaseModel, ValidationError

from questions.bank_schema import Aloud, Text
from questions.errors import ContentError
from questions.heads import read_headed
from questions.rendering import Place

ENDING = ("Explanation", "Half a minute", "Two minutes", "Whiteboard")
# Sections that a kind has directly after the prompt.
EXTRA = {"find_bug": ("Code",), "free_text": ("Model answer",)}

Field = Sequence[str | int]
_HEADING = re.compile(r"# +(.+?)\s*$")
_FENCE = re.compile(r"\s*(```|~~~)")
_Schema = TypeVar("_Schema", bound=BaseModel)


class Shared(TypedDict):
    """The arguments that every kind's question takes."""

    id: str
    path: Path
    prompt: Text
    explanation: Text
    aloud: Aloud
    why: Text
    follow_ups: tuple[Text, ...]


@dataclass(frozen=True)
class QuestionFile:
    """A question's file taken apart; the prompt is the section called ''."""

    path: Path
    lines: Sequence[str]
    head: Mapping[str, Any]
    sections: Mapping[str, Text]

    @property
    def id(self) -> str:
        return self.path.stem

    def shared(self) -> Shared:
        """Give what every kind takes. The head has to be validated before."""
        explanation, *aloud = (self.sections[name] for name in ENDING)
        return Shared(
            id=self.id,
            path=self.path,
            prompt=self.sections[""],
            explanation=explanation,
            aloud=Aloud(*aloud),
            why=self.text(self.head["why"], "why"),
            follow_ups=tuple(self.text(each, "follow_ups") for each in self.head["follow_ups"]),
        )

    def validated(self, schema: type[_Schema]) -> _Schema:
        """Give the head in its kind's schema. Raises ContentError."""
        try:
            return schema.model_validate(self.head)
        except ValidationError as error:
            first = error.errors()[0]
            raise self.error(first["msg"], *first["loc"]) from error

    def text(self, words: str, *field: str | int) -> Text:
        """Give a string of the head as Markdown that knows its line."""
        return Text(words, Place(str(self.path), self.line_of(field) or 1))

    def error(self, message: str, *field: str | int) -> ContentError:
        name = ".".join(map(str, field))
        return ContentError(
            message, file=self.path, line=self.line_of(field), field=name if field else None
        )

    def line_of(self, field: Field) -> int | None:
        """Give the line on which a field of the head stands: ("options", 1, "text")."""
        lines = self.lines
        start, names = 0, [str(each) for each in field if isinstance(each, str)]
        if len(field) > 1 and isinstance(field[1], int):
            tables = [at for at, line in enumerate(lines) if line.strip() == f"[[{field[0]}]]"]
            start = tables[field[1]] if field[1] < len(tables) else 0
            names = names[1:]
        for at, line in enumerate(lines[start:], start + 1):
            if names and line.split("=")[0].strip("[] ") == names[0]:
                return at
        return start + 1 if start else None

    def module(self, *required: str) -> Mapping[str, Any]:
        """Run the Python module beside the question. Raises ContentError naming what it lacks."""
        path = self.path.with_name(self.id.replace("-", "_") + ".py")
        if not path.is_file():
            raise ContentError("a question of this kind has a module beside it", file=path)
        try:
            names = runpy.run_path(str(path), run_name=f"question_{path.stem}")
        except Exception as error:
            message = f"it does not run: {type(error).__name__}: {error}"
            raise ContentError(message, file=path) from error
        for name in required:
            if name not in names:
                raise ContentError(f"there is no {name}", file=path, field=name)
        return names


def read_question_file(path: Path) -> QuestionFile:
    """Take a question's file apart. Raises ContentError for a section that is missing or strays."""
    headed = read_headed(path)
    sections = _sections(headed.body, headed.first_line, path)
    kind = headed.head.get("kind", "")
    wanted = ["", *EXTRA.get(kind, ()), *ENDING]
    for at, name in enumerate(wanted):
        if name not in sections or not sections[name].words:
            what = f"the section '# {name}' is" if name else "the prompt, before any heading, is"
            raise ContentError(f"{what} missing or empty", file=path)
        if list(sections).index(name) != at:
            message = f"sections come in this order: {', '.join(wanted[1:])}"
            raise ContentError(message, file=path, line=sections[name].place.first_line)
    stray = next((name for name in sections if name not in wanted), None)
    if stray is not None:
        raise ContentError(
            f"no section is called {stray!r}", file=path, line=sections[stray].place.first_line
        )
    lines = path.read_text(encoding="utf-8").split("\n")
    return QuestionFile(path, lines, headed.head, sections)


def _sections(body: str, first_line: int, path: Path) -> dict[str, Text]:
    """Give the text below each heading of level 1; a # in a code fence is no heading."""
    found: dict[str, tuple[int, list[str]]] = {"": (first_line, [])}
    name, fenced = "", False
    for number, line in enumerate(body.split("\n"), first_line):
        fenced ^= bool(_FENCE.match(line))
        heading = None if fenced else _HEADING.match(line)
        if heading is None:
            found[name][1].append(line)
            continue
        name = heading.group(1)
        if name in found:
            raise ContentError(f"the section {name!r} is there twice", file=path, line=number)
        found[name] = (number + 1, [])
    return {name: _text(line, lines, path) for name, (line, lines) in found.items()}


def _text(line: int, lines: list[str], path: Path) -> Text:
    blank = next((at for at, each in enumerate(lines) if each.strip()), 0)
    return Text("\n".join(lines[blank:]).rstrip(), Place(str(path), line + blank))


def require_one(source: QuestionFile, table: str, flags: Sequence[bool]) -> None:
    """Raise ContentError unless exactly one entry of a table is marked correct."""
    if sum(flags) != 1:
        raise source.error(f"exactly one is correct, and {sum(flags)} are marked so", table)
