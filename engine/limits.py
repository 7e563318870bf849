"""Single numbers as they come in: whole ones and finite ones within bounds, and a generator."""

from __future__ import annotations

import math
from typing import SupportsFloat, cast

import numpy as np

from engine.errors import EngineError, LimitError, shown


def whole_number(value: object, what: str, least: int, most: int | None = None) -> int:
    """Give the number as an int. Raises LimitError unless it is whole and within the bounds."""
    if not is_whole(value, least, most):
        bounds = f"from {least}" if most is None else f"from {least} to {most}"
        wanted = f"{least}" if least == most else f"a whole number {bounds}"
        raise LimitError(f"{what} is {shown(value)}; {wanted} is wanted.")
    return int(cast("int", value))


def is_whole(value: object, least: int, most: int | None = None) -> bool:
    """Say whether the value is a whole number within the bounds; True and False are none."""
    if not isinstance(value, int | np.integer) or isinstance(value, bool):
        return False
    return bool(least <= value and (most is None or value <= most))


def finite_number(value: object, what: str, remedy: str) -> float:
    """Give the number as a float. Raises LimitError, ending in the remedy, unless it is finite."""
    if isinstance(value, int | float | np.integer | np.floating) and not isinstance(value, bool):
        try:
            number = float(cast("SupportsFloat", value))
        except OverflowError:  # a whole number beyond every float
            number = math.inf
        if math.isfinite(number):
            return number
    raise LimitError(f"{what} is {shown(value)}; {remedy}.")


def check_is(value: object, kind: type, what: str) -> None:
    """Raise EngineError unless the value is of the kind."""
    if not isinstance(value, kind):
        raise EngineError(f"{what} is {shown(value)}; a {kind.__name__} is wanted.")


def check_generator(rng: object) -> None:
    """Raise EngineError unless the randomness comes from a generator of NumPy."""
    if not isinstance(rng, np.random.Generator):
        raise EngineError(f"rng is {shown(rng)}; pass numpy.random.default_rng(seed).")
