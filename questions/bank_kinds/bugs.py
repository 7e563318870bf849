"""Questions that show a program with one wrong line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from questions.bank_files import QuestionFile, require_one
from questions.bank_kinds.options import FixPart, Option, read_options
from questions.bank_schema import Head, Part, Question, Text

BUG = "# BUG"
_FENCE = re.compile(r"```python\n(.*?)\n```\s*", re.DOTALL)


class LinePart(Part):
    contains: str = Field(min_length=1)
    feedback: str = Field(min_length=10)


class BugHead(Head):
    kind: Literal["find_bug"]
    fixes: tuple[FixPart, ...] = Field(min_length=3, max_length=4)
    wrong_line: str = Field(min_length=10)
    lines: tuple[LinePart, ...] = ()
    probe: str = Field(min_length=1)


@dataclass(frozen=True)
class FineLine:
    """A line that tempts; `feedback` says why it is right as it stands."""

    contains: str
    feedback: Text


@dataclass(frozen=True, eq=False)
class FindBug(Question):
    """Choose the wrong line (`bug`, an index) and the line to put in its place."""

    code: tuple[str, ...]
    bug: int
    fixes: tuple[Option, ...]
    wrong_line: Text
    fine_lines: tuple[FineLine, ...]
    probe: str

    def repaired(self, fix: Option) -> str:
        """Give the program with a fix in the place of the wrong line, indented as that is."""
        wrong = self.code[self.bug]
        indent = wrong[: len(wrong) - len(wrong.lstrip())]
        lines = [indent + line for line in plain_code(fix.text.words).split("\n")]
        return "\n".join([*self.code[: self.bug], *lines, *self.code[self.bug + 1 :]])


def plain_code(markdown: str) -> str:
    """Give the code that is written as Markdown code, in backticks or in a fence."""
    fenced = _FENCE.fullmatch(markdown.strip())
    return fenced.group(1) if fenced else markdown.strip().strip("`").strip()


def load_find_bug(source: QuestionFile) -> FindBug:
    head = source.validated(BugHead)
    require_one(source, "fixes", [each.correct for each in head.fixes])
    code, bug = _code(source)
    for at, line in enumerate(head.lines):
        if not any(line.contains in each for each in code):
            raise source.error("no line of the code holds this", "lines", at, "contains")
    return FindBug(
        **source.shared(),
        head=head,
        code=code,
        bug=bug,
        fixes=read_options(source, "fixes", head.fixes),
        wrong_line=source.text(head.wrong_line, "wrong_line"),
        fine_lines=tuple(
            FineLine(each.contains, source.text(each.feedback, "lines", at, "feedback"))
            for at, each in enumerate(head.lines)
        ),
        probe=head.probe,
    )


def _code(source: QuestionFile) -> tuple[tuple[str, ...], int]:
    fenced = _FENCE.fullmatch(source.sections["Code"].words)
    if fenced is None:
        raise source.error("the section 'Code' is one ```python fence and nothing else")
    lines = fenced.group(1).split("\n")
    marked = [at for at, line in enumerate(lines) if line.rstrip().endswith(BUG)]
    if len(marked) != 1:
        raise source.error(f"one line of the code ends in {BUG}; {len(marked)} do")
    at = marked[0]
    lines[at] = lines[at].rstrip().removesuffix(BUG).rstrip()
    return tuple(lines), at
