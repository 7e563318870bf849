"""Points against clauses: what is stated, what is contradicted, and in which words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from questions.key_points import Element, KeyPoint, Pattern
from server.practice.coverage.concepts import Hit
from server.practice.coverage.grammar import AUXILIARIES, CONTRAST
from server.practice.coverage.reading import Reading, read
from server.practice.coverage.subjects import DECIDING

State = Literal["stated", "missing", "contradicted"]
# "seems to state": it is not sure of whom it is said.
Finding = Literal["states", "seems to state", "denies"] | None
WIDEST = 30
_CONDITIONS = frozenset({"!", "~", "^"})
_BEING = frozenset({"is", "are", "was", "were", "be", "been", "being"})


@dataclass(frozen=True, slots=True)
class Covered:
    """A point's state, with the words of the answer that state or contradict it."""

    id: str
    state: State
    quote: str | None


def cover(text: str, points: Sequence[KeyPoint]) -> list[Covered]:
    """Tell for each point whether an answer states, misses or contradicts it."""
    reading = read(text, points)
    return [_covered(reading, point) for point in points]


def _covered(reading: Reading, point: KeyPoint) -> Covered:
    """Go through the clauses; what one contradicts stays so, whatever another states."""
    stated: str | None = None
    for number, clause in enumerate(reading.clauses):
        if not clause.is_said:
            continue
        finding = _finding(reading, point, number, number)
        if finding == "denies":
            return Covered(point.id, "contradicted", reading.quote(number, number))
        if finding == "states":
            stated = stated or reading.quote(number, number)
            continue
        together = _with_the_one_before(reading, point, number)
        if together == "denies":
            return Covered(point.id, "contradicted", reading.quote(number - 1, number))
        if together == "states":
            stated = stated or reading.quote(number - 1, number)
    return Covered(point.id, "stated" if stated else "missing", stated)


def _with_the_one_before(reading: Reading, point: KeyPoint, number: int) -> Finding:
    """Tell what a clause says of a point together with the one before, from which it goes on.

    A wrong claim takes a condition: "when the gate is open, it forgets".
    """
    clause = reading.clauses[number]
    if number == 0 or not clause.is_linked:
        return None
    # What is said of one thing does not go on where its opposite begins.
    opening = [word.plain for word in reading.marked.words[clause.first : clause.first + 2]]
    if opening[0] in CONTRAST and opening[1:] != ["also"]:
        return None
    before = reading.clauses[number - 1]
    if not before.is_said:
        return None
    finding = _finding(reading, point, number - 1, number)
    if finding == "denies":
        is_condition = reading.marked.words[before.first].plain in ("when", "if", "with")
        is_wrong = is_condition and _claims_wrong(reading, point, number - 1, number)
        return "denies" if is_wrong else None
    return finding


def _finding(reading: Reading, point: KeyPoint, first: int, last: int) -> Finding:
    """Tell what these clauses say of a point: a wrong claim first, then statements, then hints."""
    if _claims_wrong(reading, point, first, last):
        return "denies"
    findings = {_find(reading, pattern, first, last) for pattern in point.says}
    if "denies" in findings and not findings & {"states", "seems to state"}:
        return "denies"
    findings |= {_find(reading, pattern, first, last) for pattern in point.also}
    return "states" if findings & {"states", "seems to state"} else None


def _claims_wrong(reading: Reading, point: KeyPoint, first: int, last: int) -> bool:
    """Tell whether these clauses claim something wrong.

    In an answer that names nobody, what is right speaks for itself; what is wrong doesn't.
    """
    wrong = [each for each in point.wrong if each.about is None or reading.names_any(each.about)]
    return any(_find(reading, pattern, first, last) == "states" for pattern in wrong)


def _find(reading: Reading, pattern: Pattern, first: int, last: int) -> Finding:
    """Look for a pattern in the clauses from `first` to `last`."""
    chosen: list[Hit] = []
    # Of "can't rely on any single neuron" the neuron is denied as well, and is not meant to be.
    is_about_a_denial = any(element.sign == "-" for element in pattern.elements)
    is_denied = False
    for element in pattern.elements:
        if element.sign in _CONDITIONS:
            if _is_met(reading, element, first, last):
                continue
            return None
        hits = _hits(reading, element, first, last)
        if element.sign == ">":
            hits = [hit for hit in hits if not chosen or hit.first > chosen[-1].last]
        if not hits:
            return None
        near = min(hits, key=lambda hit: abs(hit.first - chosen[0].first) if chosen else hit.first)
        is_lacking = _is_half_denied(reading, near, (first, last))
        candidates = hits if element.sign == "-" or is_lacking else [near]
        hit = _fitting(reading, element, candidates, (first, last))
        if hit is None and (element.sign == "-" or not is_about_a_denial):
            if element.sign != "-" and _is_half_denied(reading, near, (first, last)):
                return None
            is_denied = True
        chosen.append(hit or near)
    if max(hit.last for hit in chosen) - min(hit.first for hit in chosen) > WIDEST:
        return None
    return _attributed(reading, pattern, chosen[0], (first, last), is_denied=is_denied)


def _is_met(reading: Reading, element: Element, first: int, last: int) -> bool:
    """Tell whether something is, or isn't, mentioned here or in an earlier clause."""
    if element.sign == "!":
        return not _hits(reading, element, first, last)
    is_said = any(reading.first_said.get(concept, last + 1) <= last for concept in element.concepts)
    return is_said == (element.sign == "~")


def _fitting(
    reading: Reading, element: Element, hits: Sequence[Hit], clauses: tuple[int, int]
) -> Hit | None:
    """Find a hit that is denied, or not, as the element asks."""
    return next((hit for hit in hits if _is_as_signed(reading, element, hit, clauses)), None)


def _attributed(
    reading: Reading, pattern: Pattern, predicate: Hit, clauses: tuple[int, int], *, is_denied: bool
) -> Finding:
    """Tell what a found pattern comes to, seeing of whom it is said."""
    if pattern.about is None:
        subject, is_rival = None, False
    else:
        number = _speaking_clause(reading, predicate, pattern.about, clauses)
        subject = reading.subject(number, predicate, pattern.about)
        is_rival = subject is not None and subject.actor != pattern.about
        # "To judge is not the generator's job": who follows is denied to do it.
        denied = reading.polarities[number].denied
        if subject and predicate.last < subject.at in denied and predicate.first not in denied:
            is_denied = True
        must_be_named = pattern.must_be_named and reading.names_any(pattern.about)
        if subject is None and (must_be_named or is_denied):
            return None
        # "Samples that the discriminator can't tell from real ones": said of the samples.
        if is_denied and subject and subject.follows == "that" and subject.at not in denied:
            return None
    if not is_rival and not is_denied:
        return "states" if subject is None or subject.is_sure else "seems to state"
    if any(reading.polarities[n].is_supposed for n in range(clauses[0], clauses[1] + 1)):
        return None
    if is_rival and (is_denied or _is_adjective(reading, predicate)):
        return None
    return None if is_rival and subject and not subject.is_sure else "denies"


def _is_adjective(reading: Reading, hit: Hit) -> bool:
    """Tell a participle that only describes ("which are forged") from what somebody does."""
    words = reading.marked.words
    if not words[hit.first].plain.endswith(("ed", "en")) or hit.last > hit.first:
        return False
    before = words[hit.first - 1].plain if hit.first else ""
    following = [word.plain for word in words[hit.first + 1 : hit.first + 4]]
    if before in _BEING:
        # Who "decides what is discarded" discards it.
        ahead = words[max(hit.first - 5, 0) : hit.first]
        is_decided = any(word.stem in DECIDING for word in ahead)
        return not is_decided and not {"by", "as"} & set(following)
    return before not in AUXILIARIES and following[:1] not in (["by"], ["as"])


def _hits(reading: Reading, element: Element, first: int, last: int) -> list[Hit]:
    return [
        hit
        for number in range(first, last + 1)
        for concept in element.concepts
        for hit in reading.by_clause[number].get(concept, ())
    ]


def _is_as_signed(reading: Reading, element: Element, hit: Hit, clauses: tuple[int, int]) -> bool:
    polarity = reading.polarities[_clause_of(reading, hit, clauses)]
    denied = hit.first in polarity.denied
    if element.sign != "-":
        return not denied
    return denied != (hit.first in polarity.prevented)


def _is_half_denied(reading: Reading, hit: Hit, clauses: tuple[int, int]) -> bool:
    """Tell whether it is denied by "without" alone, or in its manner: neither said nor denied."""
    polarity = reading.polarities[_clause_of(reading, hit, clauses)]
    return hit.first in polarity.lacking or hit.first in polarity.partly


def _speaking_clause(reading: Reading, predicate: Hit, actor: str, clauses: tuple[int, int]) -> int:
    """Give the clause that names whom it is about: "if the input is a stream, take an RNN"."""
    number = _clause_of(reading, predicate, clauses)
    if number == clauses[1] or reading.names_any(actor, number):
        return number
    return clauses[1] if reading.names_any(actor, clauses[1]) else number


def _clause_of(reading: Reading, hit: Hit, clauses: tuple[int, int]) -> int:
    first, last = clauses
    for number in range(first, last):
        if hit.first < reading.clauses[number].end:
            return number
    return last
