"""Answers to free-text questions, labelled by hand, and how well a marking agrees with the labels.

`<question>.toml` has a question's answers: the points that each states and contradicts; the others
are missing. 410 are held out, so that the rules were never tuned on them: 210 were written before
any rule, 60 when the rules were done, and 140 drawn from batches 2 and 4, written as candidates
type. Of the others, batch 3 among them, what the rules missed has been looked at.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from questions.key_points import KeyPoint, load_key_points
from server.practice.coverage import Covered

HERE = Path(__file__).parent
BANK = HERE.parent.parent / "questions" / "bank" / "free-text"
# Answers that a marking by keywords falls for.
TRAPS = ("swapped", "negated", "wrong", "keywords")

Marking = Callable[[str, Sequence[KeyPoint]], Sequence[Covered]]


@dataclass(frozen=True)
class Answer:
    question: str
    kind: str
    held_out: bool
    stated: frozenset[str]
    contradicted: frozenset[str]
    text: str
    batch: int = 1

    def state_of(self, point: str) -> str:
        if point in self.stated:
            return "stated"
        return "contradicted" if point in self.contradicted else "missing"


@dataclass(frozen=True)
class Agreement:
    """Counts over pairs of an answer and a point; F1 is that of "stated"."""

    f1: float
    kappa: float
    false_credit: float
    pairs: int

    def __str__(self) -> str:
        return (
            f"F1 {self.f1:.3f}   kappa {self.kappa:.3f}   "
            f"false credit {self.false_credit:.1%}   over {self.pairs} pairs"
        )


def key_points(question: str) -> tuple[KeyPoint, ...]:
    return load_key_points(BANK / f"{question}.md")


@lru_cache(maxsize=1)
def answers() -> tuple[Answer, ...]:
    return tuple(_read())


def _read() -> Iterator[Answer]:
    for path in sorted(HERE.glob("*.toml")):
        for entry in tomllib.loads(path.read_text(encoding="utf-8"))["answers"]:
            yield Answer(
                question=path.stem,
                kind=entry["kind"],
                held_out=entry["held_out"],
                stated=frozenset(entry["stated"]),
                contradicted=frozenset(entry["contradicted"]),
                text=entry["text"],
                batch=entry.get("batch", 1),
            )


def agreement(marking: Marking, given: Sequence[Answer]) -> Agreement:
    """Compare a marking with the labels: over all points, and what the traps got credit for."""
    pairs: list[tuple[str, str]] = []
    traps: list[bool] = []
    for answer in given:
        for covered in marking(answer.text, key_points(answer.question)):
            wanted = answer.state_of(covered.id)
            pairs.append((wanted, covered.state))
            if answer.kind in TRAPS and wanted != "stated":
                traps.append(covered.state == "stated")
    return Agreement(_f1(pairs), _kappa(pairs), sum(traps) / len(traps), len(pairs))


def _f1(pairs: Sequence[tuple[str, str]]) -> float:
    both = sum(wanted == got == "stated" for wanted, got in pairs)
    either = sum((wanted == "stated") + (got == "stated") for wanted, got in pairs)
    return 2 * both / either


def _kappa(pairs: Sequence[tuple[str, str]]) -> float:
    """Cohen's kappa over the three states: agreement beyond what chance would give."""
    agreed = sum(wanted == got for wanted, got in pairs) / len(pairs)
    wanted, got = Counter(pair[0] for pair in pairs), Counter(pair[1] for pair in pairs)
    by_chance = sum(wanted[state] * got[state] for state in wanted) / len(pairs) ** 2
    return (agreed - by_chance) / (1 - by_chance)
