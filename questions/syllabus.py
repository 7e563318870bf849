"""Which ids content may cover: the source's facts, its FAQ and key points, and topics."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from string import ascii_lowercase

FILE = Path(__file__).parent / "syllabus.toml"


@dataclass(frozen=True)
class Syllabus:
    """Each id with what it is about; a key point's id joins its question's: FAQ-4.b."""

    facts: Mapping[str, str]
    faq: Mapping[str, str]
    points: Mapping[str, str]
    topics: Mapping[str, str]

    @property
    def coverable(self) -> frozenset[str]:
        """What `covers` may name."""
        return frozenset({*self.facts, *self.faq, *self.points})


@lru_cache(maxsize=1)
def syllabus() -> Syllabus:
    read = tomllib.loads(FILE.read_text(encoding="utf-8"))
    points = {
        f"{question}.{letter}": about
        for question, answers in read["points"].items()
        for letter, about in zip(ascii_lowercase, answers, strict=False)
    }
    return Syllabus(read["facts"], read["faq"], points, read["topics"])
