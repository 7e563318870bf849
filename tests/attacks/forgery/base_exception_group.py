"""Raise a group of exceptions that cannot be caught as one.

Must come of it: it is an exception like any other.
"""

from typing import Any

EXPECTED = "raised BaseExceptionGroup"


def attack(_tools: Any) -> Any:
    raise BaseExceptionGroup("many", [KeyboardInterrupt()])
