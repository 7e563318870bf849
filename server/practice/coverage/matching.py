"""Points against clauses: what is stated, what is contradicted, and in which words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from questions.key_points import Element, KeyPoint, Pattern
from server.practice.coverage.concepts import Hit
from server.practice.coverage.reading import Reading, read

State = Literal["stated", "missing", "contradicted"]
Finding = Literal["states", "denies"] | None
WIDEST = 30


@dataclass(frozen=True, slots=True)
class Covered:
    """A point's state, with the words of the answer that state or contradict it."""

    id: str
    state: State
    quote: str | None


def cover(text: str, points: Sequence[KeyPoint]) -> list[Covered]:
    """Tell for each point whether an answer states, misses or contradicts it."""
    reading = read(text)
    return [_covered(reading, point) for point in points]


def _covered(reading: Reading, point: KeyPoint) -> Covered:
    stated: str | None = None
    for number, clause in enumerate(reading.clauses):
        if not clause.is_said:
            continue
        if any(_find(reading, pattern, number, number) == "states" for pattern in point.wrong):
            return Covered(point.id, "contradicted", reading.quote(number, number))
        findings = {_find(reading, pattern, number, number) for pattern in point.says}
        if "states" in findings:
            stated = stated or reading.quote(number, number)
        elif "denies" in findings:
            return Covered(point.id, "contradicted", reading.quote(number, number))
        elif stated is None and clause.is_linked and number and reading.clauses[number - 1].is_said:
            if any(_find(reading, each, number - 1, number) == "states" for each in point.says):
                stated = reading.quote(number - 1, number)
    return Covered(point.id, "stated" if stated else "missing", stated)


def _find(reading: Reading, pattern: Pattern, first: int, last: int) -> Finding:
    """Look for a pattern in the clauses from `first` to `last`."""
    chosen: list[Hit] = []
    is_denied = False
    for element in pattern.elements:
        if element.sign == "!":
            if _hits(reading, element, first, last):
                return None
            continue
        if element.sign == "~":
            if not _hits(reading, element, 0, last):
                return None
            continue
        hits = _hits(reading, element, first, last)
        if element.sign == ">":
            hits = [hit for hit in hits if not chosen or hit.first > chosen[-1].last]
        if not hits:
            return None
        fitting = [hit for hit in hits if _is_as_signed(reading, element, hit, first, last)]
        is_denied |= not fitting
        chosen.append((fitting or hits)[0])
    if max(hit.last for hit in chosen) - min(hit.first for hit in chosen) > WIDEST:
        return None
    return _attributed(reading, pattern, chosen[0], (first, last), is_denied=is_denied)


def _attributed(
    reading: Reading, pattern: Pattern, predicate: Hit, clauses: tuple[int, int], *, is_denied: bool
) -> Finding:
    supposed = any(reading.polarities[n].is_supposed for n in range(clauses[0], clauses[1] + 1))
    about_other = False
    if pattern.about is not None:
        number = _clause_of(reading, predicate, *clauses)
        subject = reading.subject(number, predicate, pattern.about)
        if subject is None:
            return None
        about_other = subject != pattern.about
    if not about_other and not is_denied:
        return "states"
    if (about_other and is_denied) or supposed:
        return None
    return "denies"


def _hits(reading: Reading, element: Element, first: int, last: int) -> list[Hit]:
    return [
        hit
        for number in range(first, last + 1)
        for concept in element.concepts
        for hit in reading.by_clause[number].get(concept, ())
    ]


def _is_as_signed(reading: Reading, element: Element, hit: Hit, first: int, last: int) -> bool:
    polarity = reading.polarities[_clause_of(reading, hit, first, last)]
    denied = any(at in polarity.denied for at in (hit.first, hit.last))
    if element.sign != "-":
        return not denied
    return denied != (hit.first in polarity.prevented)


def _clause_of(reading: Reading, hit: Hit, first: int, last: int) -> int:
    for number in range(first, last):
        if hit.first < reading.clauses[number].end:
            return number
    return last
