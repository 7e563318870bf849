"""An answer's sentences and clauses: what is said in one breath, and whether it is said at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from server.practice.coverage.concepts import Hit
from server.practice.coverage.grammar import (
    ASKING,
    AUXILIARIES,
    CLEAR_VERBS,
    CONCLUDING,
    CONJUNCTIONS,
    DETERMINERS,
    FINITE,
    OPENING,
    PREPOSITIONS,
    REPORTING,
    SPLITTING,
    SUBJECT_PRONOUNS,
    says_any,
    words_of,
)
from server.practice.coverage.keywords import is_string_of_keywords
from server.practice.coverage.words import ARROW, BULLET, Word

ENDS = frozenset(".!?;\n" + BULLET)
# Where it begins and ends, and the mark that ends it.
Sentence = tuple[int, int, str]
LABEL_WORDS = 5
_SO_FAR = words_of("far much many long on called well as that often")
LINKING = SUBJECT_PRONOUNS | {"which", "thus", "therefore", "so", "that"}


@dataclass(frozen=True, slots=True)
class Clause:
    """The words from `first` up to `end`, not included.

    `is_said` is False in a question and in a string of keywords; `is_linked` tells that the clause
    goes on with what the clause before it is about.
    """

    first: int
    end: int
    is_said: bool
    is_linked: bool
    opens_sentence: bool


@dataclass(frozen=True, slots=True)
class Marked:
    """Words, and the places of verbs and of actors among them."""

    words: Sequence[Word]
    verbs: frozenset[int]
    actors: frozenset[int]

    def is_third_person(self, at: int) -> bool:
        plain = self.words[at].plain
        return at in self.verbs and plain.endswith("s") and not plain.endswith("ss")

    def is_finite(self, at: int) -> bool:
        return self.words[at].plain in FINITE or self.is_third_person(at)


def find_clauses(marked: Marked) -> list[Clause]:
    """Cut an answer into clauses, in order."""
    clauses: list[Clause] = []
    sentences = _sentences(marked.words)
    for (first, end, _), is_said in zip(sentences, _are_said(marked, sentences), strict=True):
        starts = [first, *_starts(marked, first, end)]
        for start, stop in zip(starts, [*starts[1:], end], strict=True):
            if any(not word.is_mark for word in marked.words[start:stop]):
                opening = marked.words[start : min(start + 2, stop)]
                linked = start != first or any(word.plain in LINKING for word in opening)
                clauses.append(Clause(start, stop, is_said, linked, start == first))
    return clauses


def _are_said(marked: Marked, sentences: Sequence[Sentence]) -> list[bool]:
    """Tell which sentences state something.

    In a list a word or two will do, when a third of its items are statements; between semicolons,
    when half of them are.
    """
    words = marked.words
    said = [end != "?" and _is_said(marked, first, stop) for first, stop, end in sentences]
    items = [
        number
        for number, (first, _, ending) in enumerate(sentences)
        if ending == BULLET or (first and words[first - 1].plain == BULLET)
    ]
    for group, part in [(items, 3), *((run, 2) for run in _runs(sentences))]:
        if part * sum(said[number] for number in group) >= len(group):
            said = [each or number in group for number, each in enumerate(said)]
    return said


def _runs(sentences: Sequence[Sentence]) -> list[list[int]]:
    """Give the numbers of sentences that only semicolons keep apart."""
    runs: list[list[int]] = [[]]
    for number, (_, _, ending) in enumerate(sentences):
        runs[-1].append(number)
        if ending != ";":
            runs.append([])
    return [run for run in runs if len(run) > 1]


def _is_said(marked: Marked, first: int, end: int) -> bool:
    """Tell a statement from a repeated question, from others' opinions, and from keywords."""
    words = marked.words
    if words[first].plain in ASKING and end - first > 1 and words[first + 1].plain != ":":
        return False
    if any(says_any(words, at, end, REPORTING) for at in range(first, end)):
        return False
    verbs = frozenset(at - first for at in range(first, end) if at in marked.verbs)
    return not is_string_of_keywords(words[first:end], verbs)


def places_of(hits: Sequence[Hit], concepts: frozenset[str]) -> frozenset[int]:
    """Give the places of these concepts' first words."""
    return frozenset(hit.first for hit in hits if hit.concept in concepts)


def _sentences(words: Sequence[Word]) -> list[Sentence]:
    found: list[Sentence] = []
    first = 0
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
    last, opened = first, words[first].plain in OPENING
    for at in range(first + 1, end):
        if _splits(marked, at, last, end) or (opened and words[at].plain == ","):
            starts.append(at)
            last, opened = at, False
    return starts


def _splits(marked: Marked, at: int, last: int, end: int) -> bool:
    words = marked.words
    plain = words[at].plain
    following = words[at + 1].plain if at + 1 < end else ""
    if plain in SPLITTING:
        # "While training" is a time, and "decides which …" takes what follows as its object.
        if plain in ("which", "where", "who") and at - 1 in marked.verbs:
            return False
        is_nothing_but = plain == "but" and words[at - 1].plain in ("nothing", "anything")
        is_time = plain in ("while", "whilst", "until") and following.endswith("ing")
        return not is_nothing_but and not is_time
    if plain == "without":
        return following in ("it", "them", "this", "these") and _has_verb(marked, last, at)
    if plain == "so":
        return _concludes(words, at, end)
    if plain in CONCLUDING:
        # "As large as" and "since the start" conclude nothing.
        is_condition = plain == "then" and words[last].plain in ("if", "when")
        return is_condition or words[at - 1].is_mark or words[at - 1].plain == "and"
    if plain == ":":
        return at - last > LABEL_WORDS or _has_verb(marked, last, at)
    if plain in ("-", "–", "—", "(", ")"):
        return at - last > 2 and _has_subject(marked, at + 1, end)
    if words[last].plain == "there" and plain == "and":
        return False
    if plain in (",", "and", "or", ARROW):
        goes_on = _has_subject(marked, at + 1, end) or following in CLEAR_VERBS
        return goes_on and _has_verb(marked, last, at)
    return False


def _concludes(words: Sequence[Word], at: int, end: int) -> bool:
    """Tell "so it learns" from "so good that", "so far" and "and so on"."""
    following = [word.plain for word in words[at + 1 : min(at + 5, end)]]
    if not following or following[0] in _SO_FAR:
        return False
    return "that" not in following[1:] or words[at - 1].is_mark


def _has_subject(marked: Marked, first: int, end: int) -> bool:
    """Tell whether somebody new is named within three words."""
    words = marked.words
    for at in range(first, min(first + 4, end)):
        plain = words[at].plain
        if at in marked.actors or plain in SUBJECT_PRONOUNS - {"this", "these", "one"}:
            return True
        if plain not in DETERMINERS | CONJUNCTIONS | {"and", ",", "in", "with", "for", "of"}:
            return _opens_a_clause(marked, at, end)
    return False


def _opens_a_clause(marked: Marked, at: int, end: int) -> bool:
    """Tell whether a noun stands here with a finite verb close behind it."""
    words = marked.words
    if words[at].plain in PREPOSITIONS | AUXILIARIES or at in marked.verbs:
        return False
    for near in range(at + 1, min(at + 4, end)):
        if words[near].is_mark:
            return False
        follows_plural = words[near - 1].plain.endswith("s") and near in marked.verbs
        if marked.is_finite(near) or follows_plural:
            return True
    return False


def _has_verb(marked: Marked, first: int, end: int) -> bool:
    return any(
        at in marked.verbs or marked.words[at].plain in AUXILIARIES for at in range(first, end)
    )
