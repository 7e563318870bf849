"""The concepts that key points are written in, and the words that express each of them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from questions.errors import ContentError

FILE = Path(__file__).parent / "lexicon.toml"


@dataclass(frozen=True)
class Lexicon:
    """Phrases by concept; which concepts are verbs; whom a concept can be mistaken for.

    A phrase is written in any inflection. `_` stands for up to three words, and a phrase that
    starts with `=` hides the concepts inside it ("early stopping" has nothing early about it).
    """

    phrases: Mapping[str, tuple[str, ...]]
    verbs: frozenset[str]
    rivals: Mapping[str, frozenset[str]]
    known_words: frozenset[str]

    def among(self, concept: str) -> frozenset[str]:
        """Give the concept and its rivals, of which one is meant."""
        return self.rivals.get(concept, frozenset()) | {concept}


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Read the lexicon. Raises ContentError, naming the concept, when it is defined twice."""
    read = tomllib.loads(FILE.read_text(encoding="utf-8"))
    phrases: dict[str, tuple[str, ...]] = {}
    for part in ("nouns", "verbs"):
        for concept, words in read[part].items():
            if concept in phrases:
                raise ContentError("defined twice", file=FILE, field=concept)
            phrases[concept] = tuple(word.strip() for word in words.split(",") if word.strip())
    rivals = {one: frozenset(others.split()) for one, others in read["rivals"].items()}
    for concept in frozenset(rivals).union(*rivals.values()) - phrases.keys():
        raise ContentError("a rival that is no concept", file=FILE, field=concept)
    known = frozenset(read["known_words"].split())
    return Lexicon(phrases, frozenset(read["verbs"]), rivals, known)
