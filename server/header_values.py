"""Reads header fields that are lists: what of them is asked for, and how much it is wanted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_TOKEN = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_QUOTED = r'"(?:[^"\\]|\\.)*"'
# A quote that is never closed reaches to the end, so that nothing is read twice.
_PIECE = re.compile(rf'{_QUOTED}?|[,;]|[^",;]+', re.DOTALL)
_PAIR = re.compile(rf"({_TOKEN})(?:[ \t]*=[ \t]*({_TOKEN}|{_QUOTED})?)?", re.DOTALL)
_RANGE = re.compile(rf"{_TOKEN}/{_TOKEN}")
_WEIGHT = re.compile(r"0(\.[0-9]{0,3})?|1(\.0{0,3})?")


def read_preference(fields: Sequence[str], name: str) -> str | None:
    """Give a preference's value from `Prefer` (RFC 7240), "" where it has none.

    None where it is not stated. Of several of one name the first counts, whatever it says.
    """
    for element in _elements(fields):
        pair = _PAIR.fullmatch(element[0])
        if pair is not None and pair[1].lower() == name:
            return _unquoted(pair[2] or "")
    return None


def choose_type(fields: Sequence[str], offered: Sequence[str]) -> str | None:
    """Give the media type that `Accept` (RFC 9110) wants most, None where it takes none of them.

    Among those wanted alike, one that is named comes before one that `*` allows, then the order of
    the offer decides. What is malformed is ignored, and a field without any wish takes everything.
    """
    ranges = dict(filter(None, map(_range, _elements(fields))))
    if not ranges:
        return offered[0]
    wanted = [(*_wanted(ranges, each), -at, each) for at, each in enumerate(offered)]
    weight, _exactness, _at, best = max(wanted)
    return best if weight else None


def _wanted(ranges: dict[str, float], offered: str) -> tuple[float, int]:
    """Give the weight of the range that fits most exactly, and how exactly it does."""
    family = offered.partition("/")[0]
    for exactness, fitting in ((2, offered), (1, f"{family}/*"), (0, "*/*")):
        if fitting in ranges:
            return ranges[fitting], exactness
    return 0.0, 0


def _range(element: Sequence[str]) -> tuple[str, float] | None:
    name, *parameters = element
    weight = 1.0
    for parameter in parameters:
        pair = _PAIR.fullmatch(parameter)
        if pair is not None and pair[1].lower() == "q":
            if _WEIGHT.fullmatch(pair[2] or "") is None:
                return None
            weight = float(pair[2])
    return (name.lower(), weight) if _RANGE.fullmatch(name) else None


def _elements(fields: Sequence[str]) -> Iterator[list[str]]:
    """Give each element of a list, which may be spread over fields, as itself and its parameters.

    Commas and semicolons in quotes part nothing.
    """
    parts = [""]
    for piece in [*_PIECE.findall(",".join(fields)), ","]:
        if piece == ",":
            if any(parts):
                yield [part.strip(" \t") for part in parts]
            parts = [""]
        elif piece == ";":
            parts.append("")
        else:
            parts[-1] += piece


def _unquoted(word: str) -> str:
    return re.sub(r"\\(.)", r"\1", word[1:-1]) if word.startswith('"') else word
