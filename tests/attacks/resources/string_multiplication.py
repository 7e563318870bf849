"""Multiply a string to ten gigabytes.

Must come of it: out of memory.
"""

from typing import Any

EXPECTED = "out_of_memory"


def attack(_tools: Any) -> Any:
    return str(len("ab" * (5 * 10**9)))
