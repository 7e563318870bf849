"""Raise an exception with a message of a hundred megabytes.

Must come of it: the message is cut.
"""

from typing import Any

EXPECTED = "raised ValueError"


def attack(_tools: Any) -> Any:
    raise ValueError("x" * 10**8)
