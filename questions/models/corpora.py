"""What the models read: a text to learn, another of the same kind to be judged by."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

import numpy as np

ENGLISH = Path(__file__).parent / "english.txt"
LINES = 6000
HELD_OUT_LINES = 400
CLOSING = MappingProxyType({"(": ")", "[": "]"})
HELD_OUT_EVERY = 12
"""Of the English text, every so many-th paragraph is kept for judging."""


@dataclass(frozen=True)
class Corpus:
    """Both texts use only the vocabulary; a piece to learn from begins after one of `after`."""

    title: str
    vocabulary: str
    text: str
    held_out: str
    after: str = "\n"


def english() -> Corpus:
    paragraphs = ENGLISH.read_text(encoding="utf-8").splitlines(keepends=True)
    return Corpus(
        title="Foretell the next letter of English",
        vocabulary="\n abcdefghijklmnopqrstuvwxyz0123456789.,;:!?'\"()-",
        text="".join(p for k, p in enumerate(paragraphs) if k % HELD_OUT_EVERY),
        held_out="".join(paragraphs[::HELD_OUT_EVERY]),
        after=" \n",
    )


def arithmetic() -> Corpus:
    """Write sums and differences of numbers up to 20, like `7+15=22`; never below 0."""

    def line(rng: np.random.Generator) -> str:
        a, b = (int(n) for n in rng.integers(0, 21, 2))
        if rng.integers(2):
            return f"{a}+{b}={a + b}"
        return f"{max(a, b)}-{min(a, b)}={abs(a - b)}"

    return _generated("Do sums", "\n0123456789+-=", line)


def bracketed() -> Corpus:
    """Write two kinds of brackets that match, like `([])()`; a line ends where none is open."""

    def line(rng: np.random.Generator) -> str:
        length, written, open_ = 2 * int(rng.integers(1, 13)), "", ""
        while len(written) < length:
            # Close when the rest of the line is only just enough for that.
            if len(open_) == length - len(written) or (open_ and rng.random() < 0.5):
                written += CLOSING[open_[-1]]
                open_ = open_[:-1]
            else:
                open_ += "(["[rng.integers(2)]
                written += open_[-1]
        return written

    return _generated("Close what is open", "\n([)]", line)


def parity() -> Corpus:
    """Write bits, and after each whether the ones so far are even or odd, like `0e1o1e`."""

    def line(rng: np.random.Generator) -> str:
        bits = rng.integers(0, 2, rng.integers(1, 17))
        return "".join(
            f"{bit}{'eo'[ones % 2]}" for bit, ones in zip(bits, bits.cumsum(), strict=True)
        )

    return _generated("Tell whether the ones are odd", "\n01eo", line)


def copying() -> Corpus:
    """Write a letter, blanks, and the letter again, like `c......=c`."""

    def line(rng: np.random.Generator) -> str:
        letter = "abcd"[rng.integers(4)]
        return letter + "." * int(rng.integers(1, 25)) + "=" + letter

    return _generated("Copy the first letter", "\nabcd.=", line)


def counting() -> Corpus:
    """Write as many b as a, like `aaabbb`."""

    def line(rng: np.random.Generator) -> str:
        n = int(rng.integers(1, 13))
        return "a" * n + "b" * n

    return _generated("Write as many b as a", "\nab", line)


def _generated(title: str, vocabulary: str, line: Callable[[np.random.Generator], str]) -> Corpus:
    texts = (
        "".join(line(rng) + "\n" for _ in range(lines))
        for rng, lines in (
            (np.random.default_rng(1), LINES),
            (np.random.default_rng(2), HELD_OUT_LINES),
        )
    )
    return Corpus(title, vocabulary, *texts)


CORPORA: Mapping[str, Callable[[], Corpus]] = MappingProxyType(
    {
        "english": english,
        "arithmetic": arithmetic,
        "brackets": bracketed,
        "parity": parity,
        "copy": copying,
        "counting": counting,
    }
)


@cache
def corpus_named(name: str) -> Corpus:
    return CORPORA[name]()
