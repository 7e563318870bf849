"""An answer read once: its clauses, and in each the concepts, what is denied, and who is meant."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache

from questions.lexicon import lexicon
from server.practice.coverage.clauses import Clause, Marked, find_clauses, mark
from server.practice.coverage.concepts import Hit, find_concepts
from server.practice.coverage.polarity import Polarity, find_polarity
from server.practice.coverage.spelling import repaired
from server.practice.coverage.subjects import Subjects
from server.practice.coverage.words import read_words

LONGEST = 8_000
LONGEST_QUOTE = 240


@dataclass
class Reading:
    """What `cover` asks of an answer, computed once for all its points."""

    text: str
    marked: Marked
    hits: list[Hit]
    clauses: list[Clause]
    polarities: list[Polarity]
    by_clause: list[dict[str, list[Hit]]]
    _subjects: dict[frozenset[str], Subjects] = field(default_factory=dict)

    def subject(self, clause_number: int, predicate: Hit, actor: str) -> str | None:
        """Who the predicate is said of, among the actor and its rivals."""
        group = lexicon().rivals_of(actor)
        if group not in self._subjects:
            self._subjects[group] = Subjects(self.marked, self.hits, self.clauses, group)
        return self._subjects[group].of(clause_number, predicate, self.clauses[clause_number])

    def quote(self, first_clause: int, last_clause: int) -> str:
        """The learner's own words of these clauses."""
        first, end = self.clauses[first_clause].first, self.clauses[last_clause].end
        words = [word for word in self.marked.words[first:end] if not word.is_mark]
        quoted = self.text[words[0].start : words[-1].end]
        if len(quoted) > LONGEST_QUOTE:
            quoted = quoted[: quoted.rfind(" ", 0, LONGEST_QUOTE)] + " …"
        return quoted


@lru_cache(maxsize=1)
def _actors() -> frozenset[str]:
    return frozenset().union(*lexicon().rivals)


def read(text: str) -> Reading:
    """Read an answer, of which no more than 8,000 characters are looked at."""
    text = text[:LONGEST]
    words = read_words(text)
    stems = [word.plain if word.is_mark else repaired(word.stem) for word in words]
    hits, used = find_concepts(words, stems)
    actors = frozenset(hit.first for hit in hits if hit.concept in _actors())
    marked = Marked(words, mark(words, hits, lexicon().verbs), actors)
    clauses = find_clauses(marked)
    polarities = [find_polarity(marked, stems, clause, used) for clause in clauses]
    return Reading(text, marked, hits, clauses, polarities, _by_clause(hits, clauses))


def _by_clause(hits: list[Hit], clauses: list[Clause]) -> list[dict[str, list[Hit]]]:
    """Each clause's hits by concept; hits come in the order of their first words."""
    found: list[dict[str, list[Hit]]] = []
    at = 0
    for clause in clauses:
        here: defaultdict[str, list[Hit]] = defaultdict(list)
        while at < len(hits) and hits[at].first < clause.end:
            if hits[at].first >= clause.first:
                here[hits[at].concept].append(hits[at])
            at += 1
        found.append(dict(here))
    return found
