"""What CTC's collapse makes of a string of frames."""

from __future__ import annotations

import numpy as np

from questions.bank_kinds.predictions import printed
from questions.bank_values import Values, Wrong

WORDS = ("hello", "book", "tree", "apple", "letter", "summer", "pepper", "coffee", "ball", "room")

_SOURCE = """frames = "{frames}"

text, last = "", "-"
for symbol in frames:
{body}
print(text)"""

_BODY = """    if symbol != last and symbol != "-":
        text += symbol
    last = symbol"""
_DELETE_FIRST = """    if symbol != last and symbol != "-":
        text += symbol
        last = symbol"""
_DELETE_ONLY = """    if symbol != "-":
        text += symbol"""
_MERGE_ONLY = """    if symbol != last:
        text += symbol
    last = symbol"""


def draw(rng: np.random.Generator) -> Values:
    while True:
        v: Values = {"frames": _frames(rng, str(rng.choice(WORDS)))}
        shown = {printed(_source(v, body)) for body in (_BODY, _DELETE_FIRST, _DELETE_ONLY)}
        if len(shown) == 3 and len(v["frames"]) <= 16:
            return {**v, "right": printed(program(v))}


def _frames(rng: np.random.Generator, word: str) -> str:
    """Hold letters for a while, with blanks between some; doubles may get none, and are lost."""
    return "".join(
        "-" * int(rng.integers(0, 3)) + letter * int(rng.integers(1, 4)) for letter in word
    )


def _source(v: Values, body: str) -> str:
    return _SOURCE.format(frames=v["frames"], body=body)


def program(v: Values) -> str:
    return _source(v, _BODY)


RIGHT = "Each run of a letter counts once, and a blank between equal letters keeps them apart."

WRONG = {
    "deletes-first": Wrong(
        lambda v: _source(v, _DELETE_FIRST),
        "That deletes blanks before merging, so a double letter could never be written.",
    ),
    "deletes-only": Wrong(
        lambda v: _source(v, _DELETE_ONLY),
        "A letter that is held over several frames counts once: equal neighbours are merged.",
    ),
    "merges-only": Wrong(
        lambda v: _source(v, _MERGE_ONLY),
        "Blanks are never written; they only separate.",
    ),
}
