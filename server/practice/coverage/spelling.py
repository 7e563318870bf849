"""The lexicon's word that a misspelt word was meant to be."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from questions.lexicon import lexicon
from server.practice.coverage.grammar import CLEAR_VERBS, FUNCTION_WORDS
from server.practice.coverage.words import Word, stem

SHORTEST = 5
# Beyond this, an answer is not misspelt but in another language, or made to be slow.
MOST_REPAIRS = 60


def repaired(words: list[Word]) -> list[Word]:
    """Give the words that were meant, each where the learner's own word stands."""
    meant: list[Word] = []
    left = MOST_REPAIRS
    for word in words:
        if word.is_mark or word.stem in _known() or len(word.plain) < SHORTEST - 1 or not left:
            meant.append(word)
            continue
        left -= 1
        plain = _nearest(word.plain)
        stemmed = _inflected()[plain[0]][plain] if plain else word.stem
        meant.append(Word(word.start, word.end, plain or word.plain, stemmed))
    return meant


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    spelt = _listed() | CLEAR_VERBS | FUNCTION_WORDS | lexicon().known_words
    return frozenset(map(stem, spelt)) | frozenset(spelt)


@lru_cache(maxsize=1)
def _listed() -> frozenset[str]:
    """Every single word of the lexicon, as it stands there."""
    return frozenset(
        word
        for phrases in lexicon().phrases.values()
        for phrase in phrases
        for word in phrase.lstrip("=").replace("-", " ").split()
        if word.isalpha() and word.isascii()
    )


@lru_cache(maxsize=1)
def _inflected() -> dict[str, dict[str, str]]:
    """Give the stems of all words and their regular forms, by first letter.

    A slip in the first letter is rare, and "linear" must not become "nonlinear".
    """
    by_letter: defaultdict[str, dict[str, str]] = defaultdict(dict)
    spelt = _listed() | CLEAR_VERBS | FUNCTION_WORDS
    words = sorted(word for word in spelt if len(word) >= SHORTEST - 1)
    # Of equally near words the first wins: the words of the lexicon stand before their forms.
    for word in words:
        by_letter[word[0]][word] = stem(word)
    for word in words:
        bare = word.removesuffix("e")
        for form in (f"{word}s", f"{bare}ed", f"{bare}ing"):
            by_letter[word[0]].setdefault(form, stem(word))
    return dict(by_letter)


@lru_cache(maxsize=4096)
def _nearest(misspelt: str) -> str | None:
    """Find the nearest word, with a slip in a short word or two in a long one.

    Of equally near words, the likeliest has only a letter doubled or not; next, one that ends
    alike and is as long.
    """
    candidates = _inflected().get(misspelt[0], {})
    if len(misspelt) < SHORTEST:
        return _with_a_letter_more(misspelt, candidates)
    slips = 1 if len(misspelt) < 8 else 2
    found = process.extract(
        misspelt, candidates.keys(), scorer=OSA.distance, score_cutoff=slips, limit=5
    )
    if not found:
        return None
    best, _, _ = min(
        found,
        key=lambda each: (
            each[1],
            _single(each[0]) != _single(misspelt),
            each[0][-1] != misspelt[-1],
            abs(len(each[0]) - len(misspelt)),
        ),
    )
    return best


def _with_a_letter_more(misspelt: str, candidates: Mapping[str, str]) -> str | None:
    """Find the word of which a letter was left out: of so short words nothing else is sure."""
    fitting = (
        word
        for word in candidates
        if len(word) == len(misspelt) + 1 and OSA.distance(word, misspelt) == 1
    )
    return next(fitting, None)


def _single(word: str) -> str:
    """Write each doubled letter once."""
    return re.sub(r"(.)\1", r"\1", word)
