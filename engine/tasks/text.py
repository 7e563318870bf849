"""Foretelling the next character of a text."""

from __future__ import annotations

import numpy as np

from engine.arrays import IntArray
from engine.errors import LimitError, UnknownNameError, shown
from engine.tasks.task import Batch, Task, check_length, entropy, one_hot, speller

LONGEST = 1000


def characters(
    text: str, length: int = 64, *, vocabulary: str | None = None, after: str | None = None
) -> Task:
    """Foretell each next character of pieces of `length`, drawn from the text.

    A piece begins anywhere, or after any of the characters `after`. By default the vocabulary has
    the characters of the text. Raises LimitError for a text that is too short, UnknownNameError
    for a character that the vocabulary lacks.
    """
    check_length("characters", length, 1, LONGEST)
    _check_text("text", text)
    _check_text("vocabulary", "" if vocabulary is None else vocabulary)
    _check_text("after", "" if after is None else after)
    if len(text) <= length:
        raise LimitError(f"The text has {len(text)} characters; {length + 1} or more are wanted.")
    known = "".join(sorted(set(text))) if vocabulary is None else vocabulary
    tokens = _tokens(text, known)
    offsets, last = np.arange(length + 1)[:, None], len(text) - length
    starts = np.array([k for k in range(last) if not (k and after) or text[k - 1] in after])

    def draw(rng: np.random.Generator, batch: int) -> Batch:
        pieces = tokens[offsets + rng.choice(starts, batch)]
        return Batch(one_hot(pieces[:-1], len(known)), pieces[1:])

    shares = np.bincount(tokens) / len(tokens)
    return Task(
        name="characters",
        title="Foretell the next character",
        length=length,
        length_name="Steps",
        input_size=len(known),
        output_size=len(known),
        steps=length,
        chance=entropy(shares),
        draw=draw,
        spell=speller(known),
    )


def _tokens(text: str, known: str) -> IntArray:
    """Give each character's place in the vocabulary. Raises UnknownNameError for one without."""
    missing = sorted(set(text) - set(known))
    if missing:
        raise UnknownNameError(f"The text has {missing[0]!r}, which isn't in {shown(known)}.")
    if len(set(known)) < len(known):
        raise UnknownNameError(f"The vocabulary {shown(known)} has a character twice.")
    number = {symbol: k for k, symbol in enumerate(known)}
    return np.array([number[symbol] for symbol in text], np.intp)


def _check_text(name: str, given: object) -> None:
    if not isinstance(given, str):
        raise UnknownNameError(f"The {name} is {shown(given)}; a str of characters is wanted.")
