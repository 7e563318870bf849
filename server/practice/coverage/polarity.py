"""Which words of a clause are denied, which are lacking, and which are said to be prevented."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from server.practice.coverage.clauses import Clause, Marked
from server.practice.coverage.grammar import (
    AIMING,
    DETERMINERS,
    FINITE,
    HARMLESS,
    INSTEAD,
    PREPOSITIONS,
    PURPOSE,
    SUPPOSING,
    phrases_of,
    says,
    says_any,
    words_of,
)
from server.practice.coverage.words import ARROW

# Deny all that follows in the clause.
_VERBAL = words_of(
    "not never neither nor hardly barely scarcely rarely seldom nobody none nothing unable fail "
    "refuse myth misconception nowhere"
)
# Deny what is then claimed: "it is wrong that …", but not "the wrong answers".
_JUDGING = words_of("false untrue wrong incorrect mistaken")
# Deny the noun that follows.
_NOMINAL = words_of("no without lack lacking zero non absence missing free")
# What is prevented or made less is not denied ("does it prevent it?"), but it isn't so either.
# These are stems.
_PREVENTING = words_of(
    "prevent avoid stop hinder block forbid mitigat reduc less fewer decreas diminish "
    "eliminat remov discourag counter limit ceas preclud overcom alleviat combat fight solv "
    "against minimiz suppress restrict lose hard difficult struggl impossibl weak "
    "prohibit"
)
_INFLUENCE = words_of("influence effect impact role bearing say control")
_MANNERS = phrases_of(
    "for good,forever,for ever,permanently,always,completely,entirely,fully,totally,perfectly,"
    "primarily,mainly,mostly,chiefly,in the first place,"
    "necessarily,literally,exactly,alone,by itself,on its own,directly,solely,every time"
)
_NOMINAL_REACH, _INSTEAD_REACH, _TOO_REACH = 5, 8, 5
_HARMLESS_OPENINGS = frozenset({"why", "if", "or", "from", "means"})
_CORRECTING = words_of("only just rather instead merely")
_LESS = words_of("less fewer weak")
_NOMINATIVE = words_of("we they he she i")
_CUTS = frozenset({",", "and", "or", "-", "–", "—", "(", ARROW})


@dataclass(frozen=True, slots=True)
class Polarity:
    """Places of words that are denied, lacking ("without …"), or prevented.

    `partly` has those of which only the degree or the manner is denied: "not for good".
    `is_supposed` when the clause only supposes or wishes something.
    """

    denied: Set[int]
    lacking: Set[int]
    prevented: Set[int]
    is_supposed: bool
    partly: Set[int] = frozenset()


def find_polarity(marked: Marked, stems: Sequence[str], clause: Clause, used: Set[int]) -> Polarity:
    """Tell what a clause denies. Two denials of one word cancel each other.

    `used` has the places of words that belong to a phrase which denies something itself.
    """
    denied: set[int] = set()
    lacking: set[int] = set()
    partly: set[int] = set()
    prevented: set[int] = set()
    for at in range(clause.first, clause.end):
        if at in used or marked.words[at].is_mark:
            continue
        # "Neither … nor": what is denied already is not denied twice.
        repeats = marked.words[at].plain == "nor" and at in denied
        if not repeats and not _is_harmless(marked, at, clause.end):
            reach = _outside_brackets(marked, _reach(marked, stems, at, clause))
            denied ^= reach
            if any(says_any(marked.words, to, clause.end, _MANNERS) for to in reach):
                partly |= reach
            if marked.words[at].plain == "without":
                lacking ^= reach
        if stems[at] in _PREVENTING and marked.words[at].plain not in _VERBAL:
            less = set(_prevented(marked, at, clause.end))
            # "Nothing stops it from exploding": it explodes.
            if at in denied:
                denied -= less
            else:
                prevented ^= less
    return Polarity(denied, lacking, prevented, _is_supposed(marked, clause, denied), partly)


def _prevented(marked: Marked, at: int, end: int) -> range:
    """Give the words that are made less: a verb's whole object, or the noun behind "less"."""
    if marked.words[at].plain in _LESS:
        return range(at + 1, _nominal_end(marked, at + 1, end, _NOMINAL_REACH))
    return range(at + 1, _verbal_end(marked, at + 1, end))


def _is_harmless(marked: Marked, at: int, end: int) -> bool:
    """Tell whether the negator here, or with the word before it, belongs to a set phrase."""
    words = marked.words
    if words[at - 1].plain in _HARMLESS_OPENINGS and says_any(words, at - 1, end, HARMLESS):
        return True
    return says_any(words, at, end, HARMLESS)


def _reach(marked: Marked, stems: Sequence[str], at: int, clause: Clause) -> range:
    """Give the words that the word here denies."""
    words = marked.words
    plain = words[at].plain
    if (plain in _VERBAL or stems[at] in _VERBAL) and not (
        stems[at] == "fail" and not _goes_on_with_to(marked, at)
    ):
        end = _verbal_end(marked, at + 1, clause.end)
        if words[at - 1].plain == "to":
            # "To not be fooled and spot the fakes".
            end = next((to for to in range(at, end) if words[to].plain in ("and", "but")), end)
        return range(at + 1, end)
    if plain in _JUDGING and at + 1 < clause.end and words[at + 1].plain in ("that", "to"):
        return range(at + 1, _verbal_end(marked, at + 1, clause.end))
    if says_any(words, at, clause.end, INSTEAD):
        return range(at + 1, _nominal_end(marked, at + 2, clause.end, _INSTEAD_REACH))
    if plain == "too":
        # But "too tuned to the data" is tuned to it.
        near = range(at + 1, min(at + _TOO_REACH, clause.end - 1))
        ends = (to for to in near if words[to].plain == "to")
        to = next((to for to in ends if words[to + 1].plain not in DETERMINERS), clause.end)
        return range(to + 1, clause.end)
    if stems[at] in _NOMINAL or plain in _NOMINAL:
        return _nominal(marked, at, clause)
    return range(0)


def _outside_brackets(marked: Marked, reach: range) -> set[int]:
    """Leave out what is only added: "don't count them (multiply by a mask)"."""
    depth, found = 0, set[int]()
    for at in reach:
        plain = marked.words[at].plain
        depth += plain == "("
        if depth <= 0:
            found.add(at)
        depth -= plain == ")"
    return found


def _goes_on_with_to(marked: Marked, at: int) -> bool:
    """Tell "fails to tell" from "fails on new data", which denies nothing."""
    return at + 1 < len(marked.words) and marked.words[at + 1].plain == "to"


def _nominal(marked: Marked, at: int, clause: Clause) -> range:
    words = marked.words
    plain = words[at].plain
    following = words[at + 1].plain if at + 1 < clause.end else ""
    # "No, it does not": an answer to what somebody claims.
    if plain == "no" and following == ",":
        return range(0)
    if plain == "no" and following == "longer":
        return range(at + 2, _verbal_end(marked, at + 2, clause.end))
    # "No gradient reaches them" denies all of it.
    if plain == "no" and (at <= clause.first + 1 or following in _INFLUENCE or following == "one"):
        return range(at + 1, _verbal_end(marked, at + 1, clause.end))
    if plain == "without" and following.endswith("ing"):
        return range(at + 1, _verbal_end(marked, at + 1, clause.end))
    if plain == "free" and following not in ("of", "from"):
        return range(0)
    end = _nominal_end(marked, at + 1, clause.end, _NOMINAL_REACH)
    # "In use no neurons are dropped": what no neuron is.
    if plain == "no" and end < clause.end and words[end].plain in FINITE:
        end = _verbal_end(marked, end, clause.end)
    return range(at + 1, end)


def _verbal_end(marked: Marked, first: int, end: int) -> int:
    """Find where a denial ends: at another finite verb ("and creates …"), or with the clause."""
    words = marked.words
    for at in range(first, end):
        if words[at].plain == ":":
            return at
        # Without a comma: "… is not good on test data we can use dropout".
        if at > first and words[at].plain in _NOMINATIVE and _is_verb(marked, at + 1, end):
            return at
        if _is_corrected(marked, at, end):
            return at
        if words[at].plain in _CUTS:
            near = range(at + 1, min(at + 4, end))
            if any(marked.is_finite(each) or words[each].plain == "instead" for each in near):
                return at
    return end


def _is_corrected(marked: Marked, at: int, end: int) -> bool:
    """Tell "…, only made it milder" and "…, and read the state", which is not denied any more."""
    words = marked.words
    if words[at].plain != "," or at + 2 >= end:
        return False
    following = words[at + 1].plain
    return following in _CORRECTING or (following == "and" and at + 2 in marked.verbs)


def _is_verb(marked: Marked, at: int, end: int) -> bool:
    return at < end and (marked.is_finite(at) or at in marked.verbs)


def _nominal_end(marked: Marked, first: int, end: int, reach: int) -> int:
    words = marked.words
    for at in range(first, min(first + reach, end)):
        plain = words[at].plain
        stops = plain in PREPOSITIONS - {"of"} or plain in ("and", "to", "that")
        if words[at].is_mark or stops or plain in FINITE or marked.is_third_person(at):
            return at
        is_plain_verb = at in marked.verbs and not plain.endswith(("ing", "ed"))
        if at > first and is_plain_verb and words[at - 1].plain not in DETERMINERS:
            return at
    return min(first + reach, end)


def _is_supposed(marked: Marked, clause: Clause, denied: Set[int]) -> bool:
    words = marked.words
    # Who must never do a thing that aims at something is told so; the aim is what is supposed.
    places = [at for at in range(clause.first, clause.end) if at not in denied]
    opening = words[clause.first : min(clause.first + 3, clause.end)]
    if any(word.plain in SUPPOSING for word in opening) or opening[0].plain == "whether":
        return True
    if any(words[at].plain in AIMING or says_any(words, at, clause.end, PURPOSE) for at in places):
        return True
    # "So good that it can't tell": a degree, not a fact about what it can tell.
    return any(
        says(words, at, clause.end, ("so",))
        and any(words[to].plain == "that" for to in range(at + 1, min(at + 5, clause.end)))
        for at in places
    )
