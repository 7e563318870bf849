"""What there is to know about each symbol of a text, as numbers that a unit may follow."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

_OPENING, _CLOSING = "([", ")]"


def features(text: str) -> Mapping[str, Array]:
    """Give each feature that isn't the same all along and isn't another's twin, (N,)."""
    found: dict[str, Array] = {}
    for name, measure in MEASURES.items():
        values = measure(text)
        twin = any(np.array_equal(values, other) for other in found.values())
        if np.ptp(values) > 0 and not twin:
            found[name] = values
    return MappingProxyType(found)


def _is(symbols: str) -> Callable[[str], Array]:
    return lambda text: np.array([symbol in symbols for symbol in text], float)


def _since(symbols: str) -> Callable[[str], Array]:
    """Count the steps since one of the symbols was read, 0 at the symbol itself."""

    def measure(text: str) -> Array:
        found, count = np.empty(len(text)), 0
        for k, symbol in enumerate(text):
            count = 0 if symbol in symbols else count + 1
            found[k] = count
        return found

    return measure


def _balance(up: str, down: str) -> Callable[[str], Array]:
    """Count ups less downs since the line began, never below 0."""

    def measure(text: str) -> Array:
        found, count = np.empty(len(text)), 0
        for k, symbol in enumerate(text):
            if symbol == "\n":
                count = 0
            count = max(0, count + (symbol in up) - (symbol in down))
            found[k] = count
        return found

    return measure


def _odd(of: str, *, by_line: bool) -> Callable[[str], Array]:
    """Say whether a symbol has been read an odd number of times."""

    def measure(text: str) -> Array:
        found, odd = np.empty(len(text)), False
        for k, symbol in enumerate(text):
            odd = (odd ^ (symbol == of)) and not (by_line and symbol == "\n")
            found[k] = odd
        return found

    return measure


def _after(of: str) -> Callable[[str], Array]:
    """Say whether a symbol has been read on this line."""

    def measure(text: str) -> Array:
        found, seen = np.empty(len(text)), False
        for k, symbol in enumerate(text):
            seen = (seen or symbol == of) and symbol != "\n"
            found[k] = seen
        return found

    return measure


MEASURES: Mapping[str, Callable[[str], Array]] = MappingProxyType(
    {
        "is a space": _is(" "),
        "is a vowel": _is("aeiou"),
        "is a digit": _is("0123456789"),
        "is punctuation": _is(".,;:!?'\"-"),
        "steps since the line began": _since("\n"),
        "letters since the last space": _since(" \n"),
        "inside quotes": _odd('"', by_line=True),
        "open brackets": _balance(_OPENING, _CLOSING),
        "after = on the line": _after("="),
        "a less b on the line": _balance("a", "b"),
        "odd number of 1 on the line": _odd("1", by_line=True),
    }
)
