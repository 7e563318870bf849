"""Greedy and beam search on a tree of words, computed."""

from __future__ import annotations

from dataclasses import dataclass
from math import log

from questions.chapters.figures import svg
from questions.chapters.figures.figure import Figure, State, table

NEXT = {
    (): {"a": 0.5, "the": 0.4, "one": 0.1},
    ("a",): {"cat": 0.4, "dog": 0.35, "bird": 0.25},
    ("the",): {"cat": 0.9, "dog": 0.06, "bird": 0.04},
    ("one",): {"cat": 0.5, "dog": 0.3, "bird": 0.2},
}
WORDS = ("cat", "dog", "bird")


@dataclass(frozen=True)
class Kept:
    """What a search keeps at each of the two steps, best first."""

    first: tuple[tuple[str, ...], ...]
    second: tuple[tuple[str, ...], ...]


def probability(path: tuple[str, ...]) -> float:
    p = 1.0
    for at, word in enumerate(path):
        p *= NEXT[path[:at]][word]
    return p


def search_beam(width: int) -> Kept:
    """Keep the `width` most probable beginnings at each step."""
    first = sorted(((word,) for word in NEXT[()]), key=probability, reverse=True)[:width]
    grown = [(*path, word) for path in first for word in NEXT[path]]
    return Kept(tuple(first), tuple(sorted(grown, key=probability, reverse=True)[:width]))


def beam() -> Figure:
    """Draw the tree with what a beam of one and of two keep."""
    return Figure(
        "Two words, chosen step by step",
        (_state("greedy", "Greedy: a beam of 1", 1), _state("two", "A beam of 2", 2)),
    )


def _state(name: str, label: str, width: int) -> State:
    kept = search_beam(width)
    best = kept.second[0]
    paths = [(*head, word) for head in NEXT if head for word in NEXT[head]]
    rows = [
        (" ".join(path), round(probability(path), 4), round(log(probability(path)), 3),
         "yes" if path in kept.second else "no")
        for path in sorted(paths, key=probability, reverse=True)
    ]  # fmt: skip
    return State(
        name,
        label,
        _tree(kept),
        f"{label} keeps {', '.join(' '.join(path) for path in kept.first)} after the first "
        f"word and ends with “{' '.join(best)}”, of probability {probability(best):.2f}.",
        table(("words", "probability", "log probability", "kept"), rows),
    )


def _tree(kept: Kept) -> str:
    parts = [svg.circle((40.0, 160.0), 6, class_="node")]
    for row, first in enumerate(NEXT[()]):
        y = 58.0 + 102 * row
        inside = (first,) in kept.first
        parts.append(_branch((46.0, 160.0), (210.0, y), NEXT[()][first], inside))
        parts.append(svg.text((222.0, y + 5), first, anchor="start"))
        for at, (word, p) in enumerate(NEXT[(first,)].items()):
            leaf, path = y - 30 + 30 * at, (first, word)
            parts.append(_branch((266.0, y), (430.0, leaf), p, path in kept.second))
            total = f"{word}   {probability(path):.3f}"
            weight = "label" if path in kept.second else "legend"
            parts.append(svg.text((442.0, leaf + 5), total, anchor="start", class_=weight))
    return svg.drawing(620, 320, *parts)


def _branch(start: svg.Point, end: svg.Point, p: float, inside: bool) -> str:
    middle = (0.35 * start[0] + 0.65 * end[0], 0.35 * start[1] + 0.65 * end[1] + 4)
    class_ = "stroke carry" if inside else "stroke faint"
    return svg.line(start, end, class_=class_) + svg.text(middle, f"{p:.2f}", class_="tick on-line")
