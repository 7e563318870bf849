"""Whether the bank as a whole asks about everything, in many ways, without giving answers away."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from questions.bank_kinds import Choice, FreeText, Question
from questions.errors import ContentError
from questions.proving.options import RIGHT_IS_LONGEST, right_is_longest
from questions.syllabus import syllabus

MIN_QUESTIONS = 220
MIN_FAQ_KINDS = 4
# Fewer choices than this say nothing about a habit.
MIN_CHOICES = 20


@dataclass(frozen=True)
class Coverage:
    """Which questions cover which id."""

    questions: Mapping[str, tuple[Question, ...]]

    def missing(self, ids: Iterable[str]) -> list[str]:
        return [each for each in ids if each not in self.questions]


def coverage_of(questions: Collection[Question]) -> Coverage:
    """Count a key point for its question too: FAQ-4.b also covers FAQ-4."""
    covered: dict[str, list[Question]] = defaultdict(list)
    known = syllabus().points.keys()
    for question in questions:
        ids = {*question.covers, *question.topics}
        if isinstance(question, FreeText):
            ids |= {each.id for each in question.points} & known
        ids |= {each.partition(".")[0] for each in ids}
        for each in sorted(ids):
            covered[each].append(question)
    return Coverage({name: tuple(asked) for name, asked in covered.items()})


def prove_bank(questions: Mapping[str, Question]) -> Iterator[ContentError]:
    """Give what the whole bank lacks."""
    known, coverage = syllabus(), coverage_of(questions.values())
    for name, ids in (
        ("fact", known.facts),
        ("key point", known.points),
        ("topic", known.topics),
    ):
        for each in coverage.missing(ids):
            yield ContentError(f"no question covers the {name} {each}: {ids[each]}")
    for each, about in known.faq.items():
        kinds = {question.kind for question in coverage.questions.get(each, ())}
        if len(kinds) < MIN_FAQ_KINDS:
            message = f"{each} ({about}) is asked in {len(kinds)} kinds; {MIN_FAQ_KINDS} are wanted"
            yield ContentError(message)
    if len(questions) < MIN_QUESTIONS:
        yield ContentError(f"there are {len(questions)} questions; {MIN_QUESTIONS} are wanted")
    yield from prove_habits(questions)


def prove_habits(questions: Mapping[str, Question]) -> Iterator[ContentError]:
    """Nothing may be told from a title said twice, or from the length of the right option."""
    titles = Counter(each.title.casefold() for each in questions.values())
    prompts = Counter(" ".join(each.prompt.words.split()) for each in questions.values())
    for question in questions.values():
        if titles[question.title.casefold()] > 1:
            yield ContentError("another question has this title", file=question.path, field="title")
        if prompts[" ".join(question.prompt.words.split())] > 1:
            yield ContentError("another question has this prompt", file=question.path)
    choices = [each for each in questions.values() if isinstance(each, Choice)]
    longest = sum(map(right_is_longest, choices))
    if len(choices) >= MIN_CHOICES and longest > RIGHT_IS_LONGEST * len(choices):
        yield ContentError(
            f"the right option is the longest in {longest} of {len(choices)} choices"
        )


def report(questions: Mapping[str, Question]) -> list[str]:
    """Give the bank's size, mix and coverage as lines of text."""
    known, coverage = syllabus(), coverage_of(questions.values())
    every = list(questions.values())
    lines = [f"{len(every)} questions"]
    for name in ("kind", "level", "style"):
        counts = Counter(str(getattr(each, name)) for each in every)
        lines.append(
            f"  by {name}: " + ", ".join(f"{key} {n}" for key, n in sorted(counts.items()))
        )
    for name, ids in (
        ("facts", known.facts),
        ("key points", known.points),
        ("topics", known.topics),
    ):
        missing = coverage.missing(ids)
        lines.append(f"  {name}: {len(ids) - len(missing)} of {len(ids)} covered")
    for each in known.faq:
        asked = coverage.questions.get(each, ())
        kinds = sorted({question.kind for question in asked})
        lines.append(f"  {each}: {len(asked)} questions, {len(kinds)} kinds: {', '.join(kinds)}")
    choices = [each for each in every if isinstance(each, Choice)]
    longest = sum(map(right_is_longest, choices))
    lines.append(f"  the right option is the longest in {longest} of {len(choices)} choices")
    return lines
