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

from collections.abc import Iterable


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
    return UnknownNameError(f"There is no {kind} {name!r}. There are {', '.join(known)}.")
