"""Which words of a clause are denied, and which are said to be prevented."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from server.practice.coverage.clauses import Clause, Marked
from server.practice.coverage.grammar import DETERMINERS, FINITE, PREPOSITIONS, SUPPOSING
from server.practice.coverage.words import Word

# Deny all that follows in the clause.
_VERBAL = frozenset(
    ["not", "never", "neither", "nor", "hardly", "barely", "scarcely", "rarely", "seldom", "nobody", "none", "nothing", "unable", "fail", "refuse", "false", "untrue", "wrong", "incorrect", "myth", "misconception", "mistaken", "nowhere"]
)
# Deny the noun that follows.
_NOMINAL = frozenset(["no", "without", "lack", "lacking", "zero", "non", "absence", "missing", "free"])
_INSTEAD = (("instead", "of"), ("rather", "than"), ("opposed", "to"), ("unlike",), ("except",))
# What is prevented or made less is not denied ("does it prevent it?"), but it isn't so either.
_PREVENTING = frozenset(
    ["prevent", "avoid", "stop", "hinder", "block", "forbid", "mitigate", "reduc", "less", "fewer", "low", "lower", "decreas", "diminish", "eliminat", "remov", "discourag", "counter", "limit", "cease", "preclud", "overcom", "alleviat", "combat", "fight", "solv", "ignor", "drop", "against", "discard", "minimiz", "suppress", "restrict", "loses", "lose", "hard", "difficult", "struggl", "lower", "impossibl", "weak", "prohibit"]
)
# A negator in these says nothing against what follows.
_HARMLESS = (
    ("not", "only"), ("not", "just"), ("not", "merely"), ("not", "simply"), ("no", "matter"),
    ("no", "doubt"), ("not", "sure"), ("not", "mention"), ("not", "to", "mention"),
    ("nothing", "but"), ("not", "least"), ("nothing", "more", "than"), ("nothing", "else", "than"),
    ("why", "not"), ("if", "not"), ("or", "not"), ("not", "so", "much"),
)  # fmt: skip
_PURPOSE = (("so", "that"), ("such", "that"), ("point", "where"), ("order", "to"), ("way", "that"))
_NOMINAL_REACH = 5


@dataclass(frozen=True, slots=True)
class Polarity:
    """Places of words that are denied, or prevented; `is_supposed` when nothing is claimed."""

    denied: Set[int]
    prevented: Set[int]
    is_supposed: bool


def find_polarity(marked: Marked, stems: Sequence[str], clause: Clause, used: Set[int]) -> Polarity:
    """Tell what a clause denies. Two denials of one word cancel each other."""
    words = marked.words
    denied: set[int] = set()
    prevented: set[int] = set()
    for at in range(clause.first, clause.end):
        if at in used or words[at].is_mark:
            continue
        if not _is_harmless(words, at, clause.end):
            denied ^= set(_reach(marked, stems, at, clause))
        if stems[at] in _PREVENTING:
            prevented ^= set(range(at + 1, _verbal_end(marked, at + 1, clause.end)))
    return Polarity(denied, prevented, _is_supposed(words, clause))


def _is_harmless(words: Sequence[Word], at: int, end: int) -> bool:
    return any(
        _says(words, at, end, phrase)
        or (_says(words, at - 1, end, phrase)
        and phrase[0] in ("why", "if", "or"))
        for phrase in _HARMLESS
    )


def _says(words: Sequence[Word], at: int, end: int, phrase: tuple[str, ...]) -> bool:
    if at < 0 or at + len(phrase) > end:
        return False
    return all(words[at + n].plain == each for n, each in enumerate(phrase))


def _reach(marked: Marked, stems: Sequence[str], at: int, clause: Clause) -> range:
    """The words that the word here denies."""
    words = marked.words
    nobody = range(0)
    if stems[at] in _VERBAL:
        return range(at + 1, _verbal_end(marked, at + 1, clause.end))
    if any(_says(words, at, clause.end, phrase) for phrase in _INSTEAD):
        return range(at + 1, _nominal_end(marked, at + 2, clause.end, 8))
    if words[at].plain == "too":
        for to in range(at + 1, min(at + 5, clause.end)):
            if words[to].plain == "to":
                return range(to + 1, clause.end)
        return nobody
    if stems[at] in _NOMINAL or words[at].plain in _NOMINAL:
        return _nominal(marked, at, clause)
    return nobody


def _nominal(marked: Marked, at: int, clause: Clause) -> range:
    words = marked.words
    following = words[at + 1].plain if at + 1 < clause.end else ""
    if words[at].plain == "no" and following == "longer":
        return range(at + 2, _verbal_end(marked, at + 2, clause.end))
    if words[at].plain == "no" and at <= clause.first + 1:
        return range(at + 1, clause.end)
    if words[at].plain == "without" and following.endswith("ing"):
        return range(at + 1, _verbal_end(marked, at + 1, clause.end))
    if words[at].plain == "free" and following not in ("of", "from"):
        return range(0)
    return range(at + 1, _nominal_end(marked, at + 1, clause.end, _NOMINAL_REACH))


def _verbal_end(marked: Marked, first: int, end: int) -> int:
    """A denial ends where the clause goes on with another finite verb ("and creates …")."""
    words = marked.words
    for at in range(first, end):
        if words[at].plain in (",", "and", "or", "-", "–", "—", "("):
            near = range(at + 1, min(at + 4, end))
            if any(_is_finite(marked, each) for each in near):
                return at
    return end


def _is_finite(marked: Marked, at: int) -> bool:
    plain = marked.words[at].plain
    if plain in FINITE or plain == "instead":
        return True
    return at in marked.verbs and plain.endswith("s") and not plain.endswith("ss")


def _nominal_end(marked: Marked, first: int, end: int, reach: int) -> int:
    words = marked.words
    for at in range(first, min(first + reach, end)):
        plain = words[at].plain
        stops = plain in PREPOSITIONS - {"of"} or plain in ("and", "to", "that")
        if words[at].is_mark or stops or plain in FINITE or _is_finite(marked, at):
            return at
        if (
            at > first
            and at in marked.verbs
            and words[at - 1].plain not in DETERMINERS
            and not plain.endswith(("ing", "ed"))
        ):
            return at
    return min(first + reach, end)


def _is_supposed(words: Sequence[Word], clause: Clause) -> bool:
    opening = words[clause.first : min(clause.first + 3, clause.end)]
    if any(word.plain in SUPPOSING for word in opening):
        return True
    return any(
        _says(words, at, clause.end, phrase)
        for at in range(clause.first, clause.end)
        for phrase in _PURPOSE
    ) or any(
        _says(words, at, clause.end, ("so",))
        and any(words[to].plain == "that" for to in range(at + 1, min(at + 5, clause.end)))
        for at in range(clause.first, clause.end)
    )
