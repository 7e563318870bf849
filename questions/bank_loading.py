"""Reads the question bank from its folders and refuses what is broken."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from questions.bank_files import read_question_file
from questions.bank_kinds import KINDS
from questions.bank_schema import Question
from questions.bibliography import bibliography
from questions.errors import ContentError

ROOT = Path(__file__).parent / "bank"
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def load_bank(root: Path = ROOT) -> Mapping[str, Question]:
    """Every question by its id, in the order of ids. Raises ContentError."""
    found: dict[str, Question] = {}
    for path in sorted(root.glob("*/*.md"), key=lambda path: path.stem):
        if path.stem in found:
            message = f"the id is taken by {found[path.stem].path.parent.name}/{path.name}"
            raise ContentError(message, file=path)
        found[path.stem] = load_question(path)
    return found


def load_question(path: Path) -> Question:
    """One question. Raises ContentError naming file, line and field."""
    if not _NAME.fullmatch(path.stem):
        raise ContentError("a question's file is called by words-with-hyphens.md", file=path)
    source = read_question_file(path)
    kind = source.head.get("kind")
    if not isinstance(kind, str) or kind not in KINDS:
        raise source.error(f"{kind!r} is none of {', '.join(KINDS)}", "kind")
    question = KINDS[kind](source)
    for key in question.head.source:
        if key not in bibliography():
            raise source.error(f"the bibliography has no work {key!r}", "source")
    return question
