"""Everything that can be wrong with what a caller passes.

EngineError (ValueError)
├── ShapeError          two shapes that don't fit, both named
├── DTypeError          numbers of a kind that the engine doesn't take
├── UnknownNameError    a cell, start, symbol or weight that isn't there
├── WeightsError        a weight file that is malformed, incomplete or too large
├── DivergedError       a training run that left the finite numbers
└── LimitError          more than the engine agrees to hold
"""

from __future__ import annotations

from collections.abc import Collection, Iterable


class EngineError(ValueError):
    """What the caller passed can't be used; the message names it and the way out."""


class ShapeError(EngineError):
    """Two shapes that don't fit."""


class DTypeError(EngineError):
    """Numbers of a kind that the engine doesn't take."""


class UnknownNameError(EngineError):
    """A name that isn't there."""


class WeightsError(EngineError):
    """A weight file that is malformed, incomplete or too large."""


class DivergedError(EngineError):
    """A run that left the finite numbers."""


class LimitError(EngineError):
    """More than the engine agrees to hold."""


def unknown(kind: str, name: object, known: Iterable[str]) -> UnknownNameError:
    """Give the error for a name that isn't one of the known."""
    return UnknownNameError(f"There is no {kind} {shown(name)}. There are {', '.join(known)}.")


def check_name(kind: str, name: object, known: Collection[str]) -> None:
    """Raise UnknownNameError unless the name is one of the known."""
    if not isinstance(name, str) or name not in known:
        raise unknown(kind, name, known)


def listed(names: Iterable[object]) -> str:
    """Write names in order, so many and so long as a sentence can hold them."""
    short = sorted(name if isinstance(name, str) else shown(name) for name in names)
    cut = [f"{n[: LONGEST_SHOWN - 1]}…" if len(n) > LONGEST_SHOWN else n for n in short]
    more = [f"and {len(cut) - MOST_LISTED} more"] if len(cut) > MOST_LISTED else []
    return ", ".join(cut[:MOST_LISTED] + more) or "none"


MOST_LISTED = 40
LONGEST_SHOWN = 80


def shown(value: object) -> str:
    """Write what a caller passed as a sentence can hold it: a name may be a megabyte long."""
    try:
        text = repr(value)
    except Exception:  # noqa: BLE001 - whatever a caller's own class raises, or a huge number
        return f"of the type {type(value).__name__}"
    return text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 1]}…"
