"""The marking to beat: a point is stated when half of its content words stand in the answer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from questions.key_points import KeyPoint
from server.practice.coverage import Covered
from server.practice.coverage.grammar import FUNCTION_WORDS
from server.practice.coverage.words import stem

SHARE = 0.5


def mark_by_keywords(text: str, points: Sequence[KeyPoint]) -> list[Covered]:
    there = _stems(text)
    return [_mark(there, point) for point in points]


def _mark(there: frozenset[str], point: KeyPoint) -> Covered:
    wanted = _stems(point.text)
    found = len(wanted & there) / len(wanted)
    return Covered(point.id, "stated" if found >= SHARE else "missing", None)


def _stems(text: str) -> frozenset[str]:
    words = re.findall(r"\w+", text.lower())
    return frozenset(stem(word) for word in words if word not in FUNCTION_WORDS)
