"""A content file's two halves: a TOML head between `+++` lines, and the text below it."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from questions.errors import ContentError

FENCE = "+++"


@dataclass(frozen=True)
class Headed:
    """A file taken apart; `first_line` is the line of the file on which the body starts."""

    path: Path
    head: dict[str, Any]
    body: str
    first_line: int


def read_headed(path: Path) -> Headed:
    """Take a content file apart. Raises ContentError when the head is missing or is no TOML."""
    lines = path.read_text(encoding="utf-8").split("\n")
    if lines[0].strip() != FENCE:
        raise ContentError(f"a file starts with a line {FENCE}", file=path, line=1)
    ends = [number for number, line in enumerate(lines) if number and line.strip() == FENCE]
    if not ends:
        raise ContentError(f"the head is not closed by a line {FENCE}", file=path, line=1)
    head = _parse("\n".join(lines[1 : ends[0]]), path)
    return Headed(path, head, "\n".join(lines[ends[0] + 1 :]), ends[0] + 2)


def _parse(toml: str, path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(toml)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line (\d+)", str(error))
        line = int(found.group(1)) + 1 if found else toml.count("\n") + 2
        raise ContentError(f"the head is no TOML: {error}", file=path, line=line) from error
