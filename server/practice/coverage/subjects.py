"""Who a statement is about, when two rivals could be meant: the generator or the discriminator?"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from server.practice.coverage.clauses import Clause, Marked
from server.practice.coverage.concepts import Hit
from server.practice.coverage.grammar import (
    CONTRASTING,
    DETERMINERS,
    SPLITTING,
    THE_OTHER,
)
from server.practice.coverage.words import Word

_LOOSE = frozenset(["in", "for", "with", "of", "using", "use", "via", "through", "on", "at"])
_BINDING = frozenset(["from", "to", "against", "than", "into", "over", "between", "by"]) | _LOOSE
_SUBJECT_PRONOUNS = frozenset(["it", "they", "this", "these", "he", "she", "that", "which", "who"])
# "We use a CNN", "there is a CNN": what is used is what is spoken of.
_INTRODUCING = frozenset(
    ["use", "choose", "pick", "take", "apply", "employ", "prefer", "need", "have", "call", "name", "is", "are"]
)
_NEAR = 9


@dataclass(frozen=True, slots=True)
class Mention:
    """An actor named, or meant by a pronoun, at a place."""

    actor: str
    at: int
    is_subject: bool
    is_agent: bool
    follows: str


class Subjects:
    """The actors of one rival group, clause by clause."""

    def __init__(
        self, marked: Marked, hits: Sequence[Hit], clauses: Sequence[Clause], group: Set[str]
    ) -> None:
        self._marked = marked
        self._mentions: list[list[Mention]] = []
        self._carried: list[str | None] = []
        self._first_named: str | None = None
        by_place = sorted(
            (hit.first, hit.last, hit.concept) for hit in hits if hit.concept in group
        )
        carried: str | None = None
        for clause in clauses:
            named = [each for each in by_place if clause.first <= each[0] < clause.end]
            mentions = self._mentions_of(clause, named, carried, group)
            self._mentions.append(mentions)
            self._carried.append(carried)
            carried = self._main(mentions) or carried

    def of(self, clause_number: int, predicate: Hit, clause: Clause) -> str | None:
        """Who does, or is, what the predicate says; None when nobody of the group is named."""
        mentions = self._mentions[clause_number]
        if agent := self._agent(mentions, predicate, clause):
            return agent
        before = [each for each in mentions if each.at <= predicate.last and not each.is_agent]
        if subjects := [each for each in before if each.is_subject]:
            return subjects[-1].actor
        after = [each for each in mentions if predicate.last < each.at <= predicate.last + _NEAR]
        if subjects := [each for each in after if each.is_subject]:
            return subjects[0].actor
        if loose := [each for each in before if each.follows in _LOOSE]:
            return loose[-1].actor
        if self._carried[clause_number] and not any(each.follows in _LOOSE for each in after):
            return self._carried[clause_number]
        if loose := [each for each in after if each.follows in _LOOSE]:
            return loose[0].actor
        return None

    def _agent(self, mentions: Sequence[Mention], predicate: Hit, clause: Clause) -> str | None:
        """The one by whom it is done: the first `by` after the verb, no other verb between."""
        words = self._marked.words
        if words[predicate.first].plain.endswith("s") and predicate.first in self._marked.verbs:
            return None
        for each in mentions:
            if not each.is_agent or not predicate.last < each.at <= predicate.last + _NEAR:
                continue
            between = range(predicate.last + 1, each.at)
            if any(place in self._marked.verbs for place in between):
                return None
            # The subject itself does it when it stands right before an active verb.
            if any(words[place].plain in (",", "and") for place in between):
                return None
            return each.actor
        return None

    def _mentions_of(
        self,
        clause: Clause,
        named: Sequence[tuple[int, int, str]],
        carried: str | None,
        group: Set[str],
    ) -> list[Mention]:
        words = self._marked.words
        mentions: list[Mention] = []
        last = -1
        for first, end, actor in named:
            if first <= last:
                continue
            last = end
            before = self._before(first, clause)
            if self._is_contrasted(first, clause):
                continue
            preposition = words[before].plain if before >= clause.first else ""
            is_agent = preposition == "by"
            is_object = self._is_object(before, clause)
            mentions.append(
                Mention(
                    actor,
                    first,
                    preposition not in _BINDING and not is_object,
                    is_agent,
                    preposition,
                )
            )
        mentions.extend(self._meant(clause, carried, group, mentions))
        return sorted(mentions, key=lambda each: each.at)

    def _meant(
        self, clause: Clause, carried: str | None, group: Set[str], named: Sequence[Mention]
    ) -> list[Mention]:
        """The actors meant by "the other", "the former", or by a pronoun at the clause's start."""
        words = self._marked.words
        places = {each.at for each in named}
        for at in range(clause.first, clause.end):
            other = self._the_other(carried, group)
            if other and any(_says(words, at, clause.end, each) for each in THE_OTHER):
                if not places & {at + 1, at + 2}:
                    return [Mention(other, at, True, False, "")]
        for at in range(clause.first, min(clause.first + 3, clause.end)):
            plain = words[at].plain
            if (
                plain in _SUBJECT_PRONOUNS
                and carried
                and at + 1 not in places
                and at + 2 not in places
            ):
                return [Mention(carried, at, True, False, "")]
            if (
                not words[at].is_mark
                and plain not in DETERMINERS | SPLITTING
                and plain not in ("and", "so")
            ):
                break
        return []

    def _the_other(self, carried: str | None, group: Set[str]) -> str | None:
        others = set(group) - {carried}
        return others.pop() if carried and len(others) == 1 else None

    def _before(self, at: int, clause: Clause) -> int:
        """The place of the word before the actor's noun phrase."""
        words = self._marked.words
        at -= 1
        while at >= clause.first and (
            (words[at].plain in DETERMINERS
            and words[at].plain not in ("that", "this"))
            or words[at].plain in _ADJECTIVES
        ):
            at -= 1
        return at

    def _is_object(self, before: int, clause: Clause) -> bool:
        if before < clause.first or before not in self._marked.verbs:
            return False
        word = self._marked.words[before]
        return word.stem not in _INTRODUCING and word.plain not in _INTRODUCING

    def _is_contrasted(self, first: int, clause: Clause) -> bool:
        """Tell whether the actor is only compared with: "unlike a CNN", "than the generator"."""
        words = self._marked.words
        before = self._before(first, clause)
        return any(
            _says(words, before - len(each) + 1, first, each)
            for each in CONTRASTING
            if before - len(each) + 1 >= clause.first
        )

    def _main(self, mentions: Sequence[Mention]) -> str | None:
        subjects = [each for each in mentions if each.is_subject]
        return (subjects or list(mentions) or [Mention("", 0, False, False, "")])[0].actor or None


_ADJECTIVES = frozenset(
    ["neural", "plain", "simple", "standard", "vanilla", "good", "well", "trained", "called", "named", "ordinary", "typical", "whole", "normal", "usual", "classic", "classical", "deep", "first"]
)


def _says(words: Sequence[Word], at: int, end: int, phrase: tuple[str, ...]) -> bool:
    if at < 0 or at + len(phrase) > end:
        return False
    return all(words[at + n].plain == each for n, each in enumerate(phrase))
