"""Which questions a quiz asks, and in which order.

Pure: time comes in, and chance only through the seed.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import zip_longest

SEEDS = 2**31


@dataclass(frozen=True)
class Candidate:
    """A question that may be asked; `group` is what a quiz mixes, `due` is None when it is new."""

    id: str
    group: str
    level: int
    due: datetime | None = None


def choose(candidates: Sequence[Candidate], length: int, *, now: datetime, seed: int) -> list[str]:
    """Give up to `length` questions: what is due first, then new ones, then what is due soonest.

    Due questions come in order of how long they wait; new ones easy before hard within a group,
    with the groups taking turns. The result never depends on the candidates' order.
    """
    chance = random.Random(seed)
    waiting = sorted(
        (each for each in candidates if each.due is not None), key=lambda each: (each.due, each.id)
    )
    overdue = [each for each in waiting if each.due is not None and each.due <= now]
    later = waiting[len(overdue) :]
    new = _in_turns([each for each in candidates if each.due is None], chance)
    chosen = [*overdue, *new, *later][:length]
    return [each.id for each in _apart(chosen)]


def draw_seeds(count: int, seed: int) -> list[int]:
    """Give a seed for each question of a quiz."""
    chance = random.Random(f"questions {seed}")
    return [chance.randrange(SEEDS) for _ in range(count)]


def skip(order: Sequence[int], position: int) -> list[int]:
    """Move the entry at a position to the end."""
    return [*order[:position], *order[position + 1 :], order[position]]


def _in_turns(candidates: Sequence[Candidate], chance: random.Random) -> list[Candidate]:
    groups: dict[str, list[Candidate]] = {}
    for each in sorted(candidates, key=lambda each: each.id):
        groups.setdefault(each.group, []).append(each)
    names = sorted(groups)
    chance.shuffle(names)
    ranked = [_easy_first(groups[name], chance) for name in names]
    return [each for turn in zip_longest(*ranked) for each in turn if each is not None]


def _easy_first(group: list[Candidate], chance: random.Random) -> list[Candidate]:
    drawn: Mapping[str, float] = {each.id: chance.random() for each in group}
    return sorted(group, key=lambda each: (each.level, drawn[each.id]))


def _apart(chosen: Sequence[Candidate]) -> list[Candidate]:
    """Keep neighbours of one group apart where another question can come between them."""
    rest = list(chosen)
    ordered: list[Candidate] = []
    while rest:
        last = ordered[-1].group if ordered else None
        at = next((i for i, each in enumerate(rest) if each.group != last), 0)
        ordered.append(rest.pop(at))
    return ordered
