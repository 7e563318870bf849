"""An answer read once: its clauses, and in each the concepts, what is denied, and who is meant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from questions.key_points import KeyPoint
from questions.lexicon import lexicon
from server.practice.coverage.clauses import Clause, Marked, find_clauses, places_of
from server.practice.coverage.concepts import Hit, find_concepts
from server.practice.coverage.grammar import AUXILIARIES, FUNCTION_WORDS
from server.practice.coverage.polarity import Polarity, find_polarity
from server.practice.coverage.spelling import repaired
from server.practice.coverage.subjects import Mention, Subjects
from server.practice.coverage.words import Word, read_words

LONGEST = 8_000
LONGEST_QUOTE = 240
_DENYING = frozenset({"not", "none", "neither"})
_ONE_OF_THEM = frozenset({"other", "latter", "former", "first", "second"})
_LONGEST_ELLIPSIS = 6
_LONGEST_CORRECTION = 8
# Names that have nothing to do with what they are made of, whatever the question.
_NAMES = frozenset({"BATCH_NORM", "OTHER_LEARNING", "MEMORY_USE", "ALSO"})

ByConcept = dict[str, list[Hit]]


@dataclass
class Reading:
    """What `cover` asks of an answer, computed once for all its points.

    `first_said` has the number of the first clause that has a concept.
    """

    text: str
    marked: Marked
    hits: list[Hit]
    clauses: list[Clause]
    polarities: list[Polarity]
    by_clause: list[ByConcept]
    first_said: dict[str, int]
    asked: tuple[str, ...] = ()
    _subjects: dict[frozenset[str], Subjects] = field(default_factory=dict)

    def subject(self, number: int, predicate: Hit, actor: str) -> Mention | None:
        """Give whom the predicate is said of, among the actor and its rivals."""
        group = lexicon().among(actor)
        if group not in self._subjects:
            self._subjects[group] = Subjects(
                self.marked, self.hits, self.clauses, group, self.asked
            )
        return self._subjects[group].of(number, predicate, self.clauses[number])

    def names_any(self, actor: str, number: int | None = None) -> bool:
        """Tell whether the answer, or one of its clauses, names the actor or a rival."""
        said = self.first_said if number is None else self.by_clause[number]
        return any(each in said for each in lexicon().among(actor))

    def quote(self, first_clause: int, last_clause: int) -> str:
        """Give the learner's own words of these clauses."""
        first, end = self.clauses[first_clause].first, self.clauses[last_clause].end
        words = [word for word in self.marked.words[first:end] if not word.is_mark]
        quoted = self.text[words[0].start : words[-1].end]
        if len(quoted) > LONGEST_QUOTE:
            quoted = quoted[:LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
        return quoted


def read(text: str, points: Sequence[KeyPoint]) -> Reading:
    """Read an answer to a question with these points; no more than 8,000 characters of it."""
    text = text[:LONGEST]
    words = repaired(read_words(text))
    stems = [word.plain if word.is_mark else word.stem for word in words]
    hits, used = find_concepts(words, stems, _wanted(points))
    marked = Marked(
        words, places_of(hits, lexicon().verbs), places_of(hits, frozenset(lexicon().rivals))
    )
    clauses = find_clauses(marked)
    polarities = [find_polarity(marked, stems, clause, used) for clause in clauses]
    by_clause = _by_clause(hits, clauses)
    asked = points[0].asked if points else ()
    first_said: dict[str, int] = {}
    for number, here in enumerate(by_clause):
        for concept in here:
            first_said.setdefault(concept, number)
    reading = Reading(text, marked, hits, clauses, polarities, by_clause, first_said, asked)
    _complete_ellipses(reading)
    _correct(reading)
    return reading


@lru_cache(maxsize=256)
def _concepts_of(point: KeyPoint) -> frozenset[str]:
    patterns = (*point.says, *point.also, *point.wrong)
    return frozenset(
        concept for each in patterns for element in each.elements for concept in element.concepts
    )


def _wanted(points: Sequence[KeyPoint]) -> frozenset[str]:
    """Give the concepts that the points are told by, and everybody who may be meant."""
    return (_NAMES | lexicon().rivals.keys()).union(*map(_concepts_of, points))


def _by_clause(hits: Sequence[Hit], clauses: Sequence[Clause]) -> list[ByConcept]:
    """Give each clause's hits by concept; hits come in the order of their first words."""
    found: list[ByConcept] = []
    at = 0
    for clause in clauses:
        here: defaultdict[str, list[Hit]] = defaultdict(list)
        while at < len(hits) and hits[at].first < clause.end:
            if hits[at].first >= clause.first:
                here[hits[at].concept].append(hits[at])
            at += 1
        found.append(dict(here))
    return found


def _complete_ellipses(reading: Reading) -> None:
    """Give a clause that only says "… whereas the other does not" what the one before it says."""
    words = reading.marked.words
    for number in range(1, len(reading.clauses)):
        clause = reading.clauses[number]
        here = [words[at] for at in range(clause.first, clause.end) if not words[at].is_mark]
        if not _is_elliptic(here, reading, clause):
            continue
        said = reading.polarities[number - 1].denied
        hits = [hit for each in reading.by_clause[number - 1].values() for hit in each]
        all_of_it = {hit.first for hit in hits}
        denied = all_of_it - said if any(word.plain in _DENYING for word in here) else set[int]()
        polarity = reading.polarities[number]
        reading.polarities[number] = Polarity(
            denied, frozenset(), polarity.prevented, polarity.is_supposed
        )
        for concept, said_before in reading.by_clause[number - 1].items():
            if concept not in lexicon().rivals:
                reading.by_clause[number].setdefault(concept, []).extend(said_before)


def _correct(reading: Reading) -> None:
    """Give "but the generator" the verb that is denied of somebody or something else before it."""
    words = reading.marked.words
    for number in range(1, len(reading.clauses)):
        clause = reading.clauses[number]
        places = range(clause.first, clause.end)
        is_short = len(places) <= _LONGEST_CORRECTION and words[clause.first].plain == "but"
        if not is_short or any(reading.marked.is_finite(at) for at in places):
            continue
        denied = reading.polarities[number - 1].denied
        here = reading.by_clause[number]
        names = any(concept in lexicon().rivals for concept in here)
        for concept, said_before in reading.by_clause[number - 1].items():
            taken = [hit for hit in said_before if names or hit.first in denied]
            if concept in lexicon().verbs or (names and concept not in lexicon().rivals):
                here.setdefault(concept, []).extend(taken)


def _is_elliptic(here: Sequence[Word], reading: Reading, clause: Clause) -> bool:
    """Tell whether only a subject and an auxiliary are there: "the latter doesn't"."""
    if not here or len(here) > _LONGEST_ELLIPSIS or not any(w.plain in AUXILIARIES for w in here):
        return False
    if here[-1].plain not in AUXILIARIES | _DENYING | {"either", "too", "so"}:
        return False
    actors = {
        at
        for concept, hits in reading.by_clause[reading.clauses.index(clause)].items()
        if concept in lexicon().rivals
        for hit in hits
        for at in range(hit.first, hit.last + 1)
    }
    if not actors and not any(word.plain in _ONE_OF_THEM for word in here):
        return False
    return all(
        word.plain in FUNCTION_WORDS | _DENYING | _ONE_OF_THEM
        or at in actors
        or word.is_mark
        or word.plain == "learning"
        for at, word in enumerate(reading.marked.words[clause.first : clause.end], clause.first)
    )
