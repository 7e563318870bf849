"""Compute a power that holds the interpreter lock for hours, deaf to signals in Python.

Must come of it: the wall clock ends it.
"""

from typing import Any

EXPECTED = "timed_out"
LIMITS = {"wall_s": 0.7}


def attack(_tools: Any) -> Any:
    return str((3 ** (10**9)).bit_length())
