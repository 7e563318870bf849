"""Where an answer's words express a concept of the lexicon."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from questions.lexicon import lexicon
from server.practice.coverage.words import Word, stem

GAP = "_"
WIDEST_GAP = 3
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


@lru_cache(maxsize=1)
def _phrases() -> dict[str, tuple[_Phrase, ...]]:
    """Every phrase by its first stem; what is written with a hyphen may also be one word."""
    by_first: defaultdict[str, list[_Phrase]] = defaultdict(list)
    for concept, phrases in lexicon().phrases.items():
        for phrase in phrases:
            text = phrase.lstrip("=")
            words = text.replace("-", " ").split()
            whole = phrase.startswith("=") or (len(words) > 1 and words[0] in _DENYING)
            for form in {text.replace("-", " "), text.replace("-", "")}:
                stems = tuple(each if each == GAP else stem(each) for each in form.split())
                by_first[stems[0]].append(_Phrase(concept, stems, whole))
    return {first: tuple(each) for first, each in by_first.items()}


def find_concepts(words: Sequence[Word], stems: Sequence[str]) -> tuple[list[Hit], set[int]]:
    """Find every concept; also the places of words that a whole phrase has used up."""
    phrases = _phrases()
    hits: list[Hit] = []
    whole: list[Hit] = []
    for first, each in enumerate(stems):
        for phrase in phrases.get(each, ()):
            last = _end_of(phrase.stems, words, stems, first)
            if last is not None:
                hits.append(Hit(phrase.concept, first, last))
                if phrase.is_whole:
                    whole.append(hits[-1])
    used = {place for hit in whole for place in range(hit.first, hit.last + 1)}
    return [hit for hit in hits if not _is_inside(hit, whole)], used


def _is_inside(hit: Hit, whole: Sequence[Hit]) -> bool:
    return any(
        each.first <= hit.first
        and hit.last <= each.last
        and each.last - each.first > hit.last - hit.first
        for each in whole
    )


def _end_of(
    wanted: tuple[str, ...], words: Sequence[Word], stems: Sequence[str], first: int
) -> int | None:
    """Match a phrase from a word on; where it ends, or None."""
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
