"""An answer read once: its clauses, and in each the concepts, what is denied, and who is meant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

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
_LONGEST_ELLIPSIS = 6

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

    def names_any(self, actor: str) -> bool:
        """Tell whether the answer names the actor or a rival anywhere."""
        return any(each in self.first_said for each in lexicon().among(actor))

    def quote(self, first_clause: int, last_clause: int) -> str:
        """Give the learner's own words of these clauses."""
        first, end = self.clauses[first_clause].first, self.clauses[last_clause].end
        words = [word for word in self.marked.words[first:end] if not word.is_mark]
        quoted = self.text[words[0].start : words[-1].end]
        if len(quoted) > LONGEST_QUOTE:
            quoted = quoted[:LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
        return quoted


def read(text: str, asked: tuple[str, ...] = ()) -> Reading:
    """Read an answer, of which no more than 8,000 characters are looked at.

    `asked` are the rivals that the question names, in its order: "the former" is the first.
    """
    text = text[:LONGEST]
    words = read_words(text)
    stems = repaired(words)
    hits, used = find_concepts(words, stems)
    marked = Marked(
        words, places_of(hits, lexicon().verbs), places_of(hits, frozenset(lexicon().rivals))
    )
    clauses = find_clauses(marked)
    polarities = [find_polarity(marked, stems, clause, used) for clause in clauses]
    by_clause = _by_clause(hits, clauses)
    first_said: dict[str, int] = {}
    for number, here in enumerate(by_clause):
        for concept in here:
            first_said.setdefault(concept, number)
    reading = Reading(text, marked, hits, clauses, polarities, by_clause, first_said, asked)
    _complete_ellipses(reading)
    return reading


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
    if not actors and not any(word.plain in ("other", "latter", "former") for word in here):
        return False
    return all(
        word.plain in FUNCTION_WORDS | _DENYING
        or at in actors
        or word.is_mark
        or word.plain == "learning"
        for at, word in enumerate(reading.marked.words[clause.first : clause.end], clause.first)
    )
