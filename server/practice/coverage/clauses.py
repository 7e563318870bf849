"""An answer's sentences and clauses: what is said in one breath, and whether it is said at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from server.practice.coverage.concepts import Hit
from server.practice.coverage.grammar import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    FINITE,
    FUNCTION_WORDS,
    OPENING,
    PREPOSITIONS,
    SPLITTING,
    SUBJECT_PRONOUNS,
)
from server.practice.coverage.words import Word

ENDS = frozenset(".!?;\n•")
LABEL_WORDS = 5


@dataclass(frozen=True, slots=True)
class Clause:
    """The words from `first` up to `end`, not included.

    `is_said` is False in a question and in a string of keywords; `is_linked` tells that the clause
    goes on with what the clause before it is about.
    """

    first: int
    end: int
    sentence: int
    is_said: bool
    is_linked: bool


@dataclass(frozen=True, slots=True)
class Marked:
    """Words with what is known of each: the concepts' verbs, and the actors of any rival group."""

    words: Sequence[Word]
    verbs: frozenset[int]
    actors: frozenset[int]


def find_clauses(marked: Marked) -> list[Clause]:
    """Cut an answer into clauses, in order."""
    clauses: list[Clause] = []
    for number, (first, end, ending) in enumerate(_sentences(marked)):
        is_said = ending != "?" and not _is_keywords(marked, first, end)
        starts = [first, *_starts(marked, first, end), end]
        for start, stop in zip(starts, starts[1:], strict=False):
            if any(not word.is_mark for word in marked.words[start:stop]):
                linked = start != first or _begins_with_pronoun(marked.words, start, stop)
                clauses.append(Clause(start, stop, number, is_said, linked))
    return clauses


def mark(words: Sequence[Word], hits: Sequence[Hit], verbs: frozenset[str]) -> frozenset[int]:
    """Give the places of these concepts' first words."""
    return frozenset(
        hit.first for hit in hits if hit.concept in verbs and not words[hit.first].is_mark
    )


def _sentences(marked: Marked) -> list[tuple[int, int, str]]:
    found, first = [], 0
    words = marked.words
    for at, word in enumerate(words):
        if word.is_mark and word.plain in ENDS:
            # A line that only opens a list ("it is prevented by:") goes on with its first item.
            if word.plain == "\n" and at and words[at - 1].plain in (":", ","):
                continue
            found.append((first, at, word.plain))
            first = at + 1
    found.append((first, len(words), "."))
    return [each for each in found if each[0] < each[1]]


def _starts(marked: Marked, first: int, end: int) -> list[int]:
    """Where clauses begin inside a sentence."""
    words = marked.words
    starts: list[int] = []
    opened = words[first].plain in OPENING
    for at in range(first + 1, end):
        last = starts[-1] if starts else first
        if at <= last:
            continue
        if _splits(marked, at, last, end) or (opened and words[at].plain == ","):
            starts.append(at)
            opened = False
    return starts


def _splits(marked: Marked, at: int, last: int, end: int) -> bool:
    words = marked.words
    plain = words[at].plain
    following = words[at + 1].plain if at + 1 < end else ""
    if plain in SPLITTING:
        # "while training" is a time, not a clause; "of which" belongs to what it hangs on.
        return not (plain in ("while", "whilst", "until") and following.endswith("ing"))
    if plain == "so":
        return words[at - 1].plain in (",", "and") or following in SUBJECT_PRONOUNS | DETERMINERS
    if plain == ":":
        return at - last > LABEL_WORDS
    if plain in ("-", "–", "—", "(", ")"):
        return at - last > 2 and _has_subject(marked, at + 1, end)
    if plain in (",", "and", "or"):
        return _has_verb(marked, last, at) and _has_subject(marked, at + 1, end)
    return False


def _has_subject(marked: Marked, first: int, end: int) -> bool:
    """Tell whether somebody new is named within three words."""
    words = marked.words
    for at in range(first, min(first + 4, end)):
        plain = words[at].plain
        if at in marked.actors or plain in SUBJECT_PRONOUNS - {"this", "these", "one"}:
            return True
        if plain not in DETERMINERS | CONJUNCTIONS and plain not in ("and", ","):
            # A new noun with a finite verb close behind it starts a clause as well.
            return any(
                words[near].plain in FINITE or _is_third_person(marked, near)
                for near in range(at + 1, min(at + 4, end))
                if plain not in FINITE
                and at not in marked.verbs
                and plain not in PREPOSITIONS
                and not any(words[between].is_mark for between in range(at, near))
            )
    return False


def _has_verb(marked: Marked, first: int, end: int) -> bool:
    return any(
        at in marked.verbs or marked.words[at].plain in AUXILIARIES for at in range(first, end)
    )


def _begins_with_pronoun(words: Sequence[Word], first: int, end: int) -> bool:
    return any(
        word.plain in SUBJECT_PRONOUNS | {"which", "thus", "therefore", "so"}
        for word in words[first : min(first + 2, end)]
    )


def _is_third_person(marked: Marked, at: int) -> bool:
    plain = marked.words[at].plain
    return at in marked.verbs and plain.endswith("s") and not plain.endswith("ss")


def _is_keywords(marked: Marked, first: int, end: int) -> bool:
    """Tell a string of keywords from a sentence: no verb that binds, hardly a function word."""
    words = [at for at in range(first, end) if not marked.words[at].is_mark]
    if not words:
        return True
    small = sum(marked.words[at].plain in FUNCTION_WORDS for at in words) / len(words)
    if not any(_binds(marked, at, first) for at in words):
        return small < 0.3
    return small < 0.1 and not any(_is_third_person(marked, at) for at in words)


def _binds(marked: Marked, at: int, first: int) -> bool:
    """Tell a finite or participle verb, or a base form that has something before it."""
    plain = marked.words[at].plain
    if plain in AUXILIARIES:
        return True
    if at not in marked.verbs:
        return False
    return at > first or plain.endswith(("s", "ed", "ing"))
