"""Reads exercises from their folders and refuses what is broken, naming file, line and field."""

from __future__ import annotations

import ast
import re
import runpy
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from questions.errors import ContentError
from questions.exercise_schema import Case, Exercise, Head, Mistake
from questions.heads import read_headed

ROOT = Path(__file__).parent / "exercises"
MIN_ALTERNATIVES = 2
_LINK = re.compile(r"^Link: (\S+)$", re.MULTILINE)
_ALIKE = re.compile(r"^Alike: (.+)$", re.MULTILINE)


def load_exercises(root: Path = ROOT) -> Mapping[str, Exercise]:
    """Every exercise under `root` by its slug, prerequisites before what needs them.

    A folder counts once it has a statement.md. Raises ContentError.
    """
    folders = sorted(path.parent for path in root.glob("*/statement.md"))
    loaded = {folder.name: load_exercise(folder) for folder in folders}
    return {slug: loaded[slug] for slug in _in_order(loaded)}


def load_exercise(folder: Path) -> Exercise:
    """One exercise. Raises ContentError naming file, line and field."""
    headed = read_headed(folder / "statement.md")
    head = _head(headed.head, headed.path)
    if head.slug != folder.name:
        message = f"the slug is {head.slug!r} and the folder {folder.name!r}"
        raise ContentError(message, file=headed.path, field="slug")
    fixed, draw = _cases(folder / "cases.py")
    return Exercise(
        head=head,
        statement=headed.body.strip(),
        statement_line=headed.first_line,
        starter=_program(folder / "starter.py"),
        reference=_program(folder / "reference.py"),
        alternatives=_alternatives(folder / "alternatives"),
        mistakes={path.stem: _mistake(path) for path in sorted((folder / "mistakes").glob("*.py"))},
        fixed=fixed,
        draw=draw,
        folder=folder,
        by_engine=_program(folder / "by_engine.py") if (folder / "by_engine.py").exists() else None,
    )


def _head(data: Mapping[str, Any], path: Path) -> Head:
    try:
        return Head.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(map(str, first["loc"]))
        line = _line_of(field.partition(".")[0], path)
        raise ContentError(first["msg"], file=path, line=line, field=field) from error


def _line_of(name: str, path: Path) -> int | None:
    lines = path.read_text(encoding="utf-8").split("\n")
    found = (at for at, line in enumerate(lines, 1) if line.split("=")[0].strip("[] ") == name)
    return next(found, None)


def _program(path: Path) -> str:
    try:
        source = path.read_text(encoding="utf-8")
        ast.parse(source)
    except OSError as error:
        raise ContentError("the file is missing", file=path) from error
    except SyntaxError as error:
        raise ContentError(f"no Python: {error.msg}", file=path, line=error.lineno) from error
    return source


def _alternatives(folder: Path) -> dict[str, str]:
    found = {path.stem: _program(path) for path in sorted(folder.glob("*.py"))}
    if len(found) < MIN_ALTERNATIVES:
        message = f"{len(found)} alternatives; at least {MIN_ALTERNATIVES} must pass"
        raise ContentError(message, file=folder)
    return found


def _mistake(path: Path) -> Mistake:
    source = _program(path)
    text = ast.get_docstring(ast.parse(source)) or ""
    link = _LINK.search(text)
    if link is None or not text[: link.start()].strip():
        message = "the docstring tells the learner what was done, then has a line `Link: …`"
        raise ContentError(message, file=path, line=1)
    alike = _ALIKE.search(text)
    names = frozenset(alike.group(1).replace(",", " ").split()) if alike else frozenset()
    message = " ".join(text[: link.start()].split())
    return Mistake(path.stem, message, link.group(1), source, names)


def _cases(path: Path) -> tuple[tuple[Case, ...], Any]:
    _program(path)
    names = runpy.run_path(str(path), run_name=f"cases_of_{path.parent.name}")
    for name in ("fixed", "drawn"):
        if not callable(names.get(name)):
            raise ContentError(f"there is no function {name}", file=path, field=name)
    fixed = tuple(names["fixed"]())
    titles = [case.name for case in fixed]
    if len(set(titles)) < len(titles) or not any(case.visible for case in fixed):
        message = "cases need different names, and one of them to be visible"
        raise ContentError(message, file=path, field="fixed")
    return fixed, names["drawn"]


def _in_order(exercises: Mapping[str, Exercise]) -> list[str]:
    """Slugs, prerequisites first. Raises ContentError for a missing one and for a circle."""
    ordered: list[str] = []
    open_: list[str] = []

    def visit(slug: str, needed_by: str) -> None:
        file = exercises[needed_by].folder / "statement.md"
        if slug not in exercises:
            message = f"there is no exercise {slug!r}"
            raise ContentError(message, file=file, field="prerequisites")
        if slug in open_:
            circle = " → ".join([*open_[open_.index(slug) :], slug])
            raise ContentError(f"a circle: {circle}", file=file, field="prerequisites")
        if slug not in ordered:
            open_.append(slug)
            for needed in exercises[slug].head.prerequisites:
                visit(needed, slug)
            open_.remove(slug)
            ordered.append(slug)

    for slug in exercises:
        visit(slug, slug)
    return ordered
