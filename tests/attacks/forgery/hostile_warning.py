"""Warn with a category and a text that raise when they are looked at.

Must come of it: it breaks its own process at most.
"""

import warnings
from typing import Any

EXPECTED = "returned raised crashed"


class Hostile(UserWarning):
    def __str__(self) -> str:
        raise KeyboardInterrupt


def attack(_tools: Any) -> Any:
    warnings.warn(Hostile("x"), stacklevel=1)
    return "contained"
