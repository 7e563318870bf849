"""Proves all content and prints what it found: `python -m questions.compile`.

`… bank` or `… bank recurrence swapped-axes` proves only the bank, or folders and questions of it;
`… exercises` or `… exercises lstm_step` only exercises. What is demanded of the bank as a whole is
demanded of the whole run alone.
"""

from __future__ import annotations

import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, repeat
from multiprocessing import get_context
from pathlib import Path

from questions.bank_loading import ROOT as BANK
from questions.bank_loading import load_bank
from questions.chapters.loading import ROOT as CHAPTERS
from questions.chapters.loading import anchors, load_chapters
from questions.chapters.schema import Section
from questions.errors import ContentError
from questions.exercise_compiling import broken_links, compile_exercise
from questions.exercise_loading import ROOT as EXERCISES
from questions.exercise_loading import load_exercise, load_exercises
from questions.exercise_paths import load_ways
from questions.proving.coverage import prove_bank, report
from questions.proving.exercises import prove_words
from questions.proving.questions import prove_file
from questions.proving.texts import Targets
from questions.syllabus import syllabus

REPOSITORY = Path(__file__).parents[1]
PROCESSES = 2


@dataclass
class Findings:
    """What a run found: lines to report, and faults, which make it fail."""

    lines: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def compile_all() -> Findings:
    """Prove everything."""
    found = Findings()
    try:
        chapters, bank = load_chapters(), load_bank()
        exercises = load_exercises()
        load_ways(exercises)
    except ContentError as error:
        return Findings(faults=[str(error)])
    sections = [section for chapter in chapters.values() for section in chapter.sections]
    targets = Targets(anchors(chapters), frozenset(exercises), frozenset(bank))
    found.lines.append(f"{len(chapters)} chapters, {len(sections)} sections")
    found.faults += map(str, _prove_sections(sections, targets))
    for exercise in exercises.values():
        found.faults += map(str, broken_links(exercise, targets.leads_nowhere))
    with _processes() as pool:
        proved = pool.map(
            _prove_exercise, [each.folder for each in exercises.values()], repeat(targets)
        )
        paths = [each.path for each in bank.values()]
        asked = pool.map(prove_file, paths, repeat(targets), chunksize=2)
        found.faults += chain.from_iterable(asked)
        for lines, faults in proved:
            found.lines += lines[:1]
            found.faults += faults
    found.lines += report(bank)
    found.faults += map(str, prove_bank(bank))
    return found


def compile_bank(names: Sequence[str]) -> Findings:
    """Prove the questions with these ids or in these folders; all of them when none is named."""
    paths = [path for path in sorted(BANK.glob("*/*.md")) if _is_meant(path, names)]
    if not paths:
        return Findings(faults=[f"there is no question or folder {', '.join(names)}"])
    targets = _written_targets()
    with _processes() as pool:
        faults = list(chain.from_iterable(pool.map(prove_file, paths, repeat(targets))))
    taken = Counter(path.stem for path in BANK.glob("*/*.md"))
    faults += [f"{path}: another question has this id" for path in paths if taken[path.stem] > 1]
    return Findings([f"{len(paths)} questions proved"], faults)


def compile_exercises(slugs: Sequence[str]) -> Findings:
    """Prove the exercises with these slugs; all of them when none is named."""
    folders = [EXERCISES / slug for slug in slugs] or sorted(
        path.parent for path in EXERCISES.glob("*/statement.md")
    )
    found = Findings()
    with _processes() as pool:
        for lines, faults in pool.map(_prove_exercise, folders, repeat(_written_targets())):
            found.lines += lines
            found.faults += faults
    return found


def _prove_exercise(folder: Path, targets: Targets) -> tuple[list[str], list[str]]:
    """Give the lines to report of an exercise, and its faults."""
    try:
        exercise = load_exercise(folder)
        faults = [str(each) for each in prove_words(exercise, targets)]
        return compile_exercise(exercise).lines(), faults
    except (ContentError, OSError) as error:
        return [], [str(error)]


def _prove_sections(sections: Sequence[Section], targets: Targets) -> Iterator[ContentError]:
    known = syllabus()
    for section in sections:
        for link in section.links:
            if targets.leads_nowhere(f"{section.id}{link}" if link.startswith("#") else link):
                yield ContentError(f"{link!r} leads nowhere", file=f"{section.id}.md")
        for name, ids, allowed in (
            ("covers", section.covers, known.coverable),
            ("topics", section.topics, known.topics),
        ):
            for each in set(ids) - set(allowed):
                message = f"there is no {each!r}"
                yield ContentError(message, file=f"{section.id}.md", field=name)


def _is_meant(path: Path, names: Sequence[str]) -> bool:
    return not names or path.stem in names or path.parent.name in names


def _written_targets() -> Targets:
    """Give where links may lead, by the files alone: a part is proved though another is broken."""
    return Targets(
        frozenset(_written_anchors()),
        frozenset(path.parent.name for path in EXERCISES.glob("*/statement.md")),
        frozenset(path.stem for path in BANK.glob("*/*.md")),
    )


_ANCHOR = re.compile(r"\{#([a-z0-9-]+)\}|^```figure ([a-z0-9-]+)", re.MULTILINE)


def _written_anchors() -> Iterator[str]:
    """Give the addresses that chapters have, without rendering them."""
    for path in CHAPTERS.glob("*/[0-9][0-9]-*.md"):
        page = f"{path.parent.name}/{path.stem[3:]}"
        yield page
        for anchor, figure in _ANCHOR.findall(path.read_text(encoding="utf-8")):
            yield f"{page}#{anchor or f'figure-{figure}'}"


def _processes() -> ProcessPoolExecutor:
    return ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn"))


def main(arguments: Sequence[str]) -> int:
    part, names = (arguments[0], arguments[1:]) if arguments else ("all", ())
    parts: dict[str, Callable[[], Findings]] = {
        "all": compile_all,
        "bank": partial(compile_bank, names),
        "exercises": partial(compile_exercises, names),
    }
    if part not in parts:
        sys.stderr.write(f"{part!r} is none of {', '.join(parts)}\n")
        return 2
    start = time.perf_counter()
    found = parts[part]()
    took_s = time.perf_counter() - start
    for line in (*found.lines, *found.faults):
        sys.stdout.write(f"{line.removeprefix(f'{REPOSITORY}/')}\n")
    verdict = f"{len(found.faults)} faults" if found.faults else "all is well"
    sys.stdout.write(f"{verdict} ({took_s:.1f} s)\n")
    return 1 if found.faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
