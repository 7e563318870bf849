"""Where an answer's words express a concept of the lexicon."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from questions.lexicon import lexicon
from server.practice.coverage.words import Word, read_words

GAP = "_"
WIDEST_GAP = 3
_HYPHEN = re.compile(r"(?<=\w)-(?=\w)")
# A phrase that starts with one of these ("without labels") is read as a whole.
_DENYING = frozenset({"no", "non", "without", "un", "semi", "self"})


@dataclass(frozen=True, slots=True)
class Hit:
    """A concept, from the word `first` to the word `last`, both included."""

    concept: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Phrase:
    concept: str
    stems: tuple[str, ...]
    is_whole: bool


@dataclass(frozen=True, slots=True)
class _Starting:
    """What may start with a stem: concepts of that one word, and longer phrases."""

    concepts: tuple[tuple[str, bool], ...]
    phrases: tuple[_Phrase, ...]


@lru_cache(maxsize=1)
def _phrases() -> dict[str, _Starting]:
    """Every phrase by its first stem; what is written with a hyphen may also be one word."""
    found: defaultdict[str, set[_Phrase]] = defaultdict(set)
    for concept, phrases in lexicon().phrases.items():
        for phrase in phrases:
            text = phrase.lstrip("=")
            words = text.replace("-", " ").split()
            whole = phrase.startswith("=") or (len(words) > 1 and words[0] in _DENYING)
            for form in {re.sub(_HYPHEN, " ", text), re.sub(_HYPHEN, "", text)}:
                stems = tuple(_stems(form))
                found[stems[0]].add(_Phrase(concept, stems, whole))
    return {first: _starting(phrases) for first, phrases in found.items()}


def _stems(form: str) -> Iterator[str]:
    """Read a phrase as an answer is read, so that "x_t" and "< 1" are found in both."""
    for token in form.split():
        if token == GAP:
            yield GAP
        else:
            yield from (word.stem for word in read_words(token))


def _starting(phrases: Set[_Phrase]) -> _Starting:
    inorder = sorted(phrases, key=lambda each: (each.concept, each.stems))
    return _Starting(
        tuple((each.concept, each.is_whole) for each in inorder if len(each.stems) == 1),
        tuple(each for each in inorder if len(each.stems) > 1),
    )


def find_concepts(
    words: Sequence[Word], stems: Sequence[str], wanted: Set[str]
) -> tuple[list[Hit], set[int]]:
    """Find every concept; also the places of words that a whole phrase has used up.

    Only phrases of `wanted` concepts are read as a whole: "not seen" is new data where it matters
    what is new, and elsewhere a denial.
    """
    known = _phrases()
    hits: list[Hit] = []
    whole: list[Hit] = []
    for first, each in enumerate(stems):
        starting = known.get(each)
        if starting is None:
            continue
        for concept, is_whole in starting.concepts:
            hits.append(Hit(concept, first, first))
            if is_whole and concept in wanted:
                whole.append(hits[-1])
        for phrase in starting.phrases:
            last = _end_of(phrase.stems, words, stems, first)
            if last is not None:
                hits.append(Hit(phrase.concept, first, last))
                if phrase.is_whole and phrase.concept in wanted:
                    whole.append(hits[-1])
    widest = _widest_by_place(whole)
    return [hit for hit in hits if not _is_inside(hit, widest.get(hit.first))], set(widest)


def _widest_by_place(whole: Sequence[Hit]) -> dict[int, Hit]:
    """Give, for each place in a phrase that is read as a whole, the widest such phrase."""
    widest: dict[int, Hit] = {}
    for hit in whole:
        for place in range(hit.first, hit.last + 1):
            if place not in widest or _width(hit) > _width(widest[place]):
                widest[place] = hit
    return widest


def _width(hit: Hit) -> int:
    return hit.last - hit.first


def _is_inside(hit: Hit, whole: Hit | None) -> bool:
    return (
        whole is not None
        and whole.first <= hit.first
        and hit.last <= whole.last
        and _width(whole) > _width(hit)
    )


def _end_of(
    wanted: tuple[str, ...], words: Sequence[Word], stems: Sequence[str], first: int
) -> int | None:
    """Match a phrase from a word on; where it ends, or None."""
    if wanted[1] not in (GAP, stems[first + 1] if first + 1 < len(stems) else ""):
        return None
    at, gap = first, 0
    for each in wanted:
        if each == GAP:
            gap = WIDEST_GAP
            continue
        end = at + gap
        while at < len(stems) and stems[at] != each and at < end and not words[at].is_mark:
            at += 1
        if at >= len(stems) or stems[at] != each:
            return None
        at, gap = at + 1, 0
    return at - 1
