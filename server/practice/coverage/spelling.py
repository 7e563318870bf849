"""The lexicon's word that a misspelt word was meant to be."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from questions.lexicon import lexicon
from server.practice.coverage.grammar import FUNCTION_WORDS
from server.practice.coverage.words import stem

SHORTEST = 5
# Prefixes that turn a word into its opposite: never repaired, neither added nor taken away.
_OPPOSITES = ("un", "non", "in", "im", "over", "under", "dis", "de", "multi", "uni", "bi")


@lru_cache(maxsize=1)
def _vocabulary() -> tuple[frozenset[str], tuple[str, ...]]:
    """Every stem that is a word, and those that a misspelling may be repaired to."""
    ours = {
        stem(word)
        for phrases in lexicon().phrases.values()
        for phrase in phrases
        for word in phrase.lstrip("=").replace("-", " ").split()
        if word != "_"
    }
    known = ours | {stem(word) for word in FUNCTION_WORDS | lexicon().known_words}
    return frozenset(known), tuple(sorted(each for each in ours if len(each) >= SHORTEST))


@lru_cache(maxsize=4096)
def repaired(misspelt: str) -> str:
    """Give the nearest known stem, or the same one when none is near."""
    known, candidates = _vocabulary()
    if misspelt in known or len(misspelt) < SHORTEST or not misspelt.isalpha():
        return misspelt
    allowed = 1 if len(misspelt) < 8 else 2
    found: Sequence[tuple[str, float, int]] = process.extract(
        misspelt, candidates, scorer=OSA.distance, score_cutoff=allowed, limit=3
    )
    near = [each for each, _, _ in found if _same_sense(misspelt, each)]
    return near[0] if near else misspelt


def _same_sense(misspelt: str, word: str) -> bool:
    if misspelt[0] != word[0] and misspelt[1:3] != word[1:3]:
        return False
    return all(misspelt.startswith(each) == word.startswith(each) for each in _OPPOSITES)
