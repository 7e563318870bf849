"""Raise an exception whose text holds half of a character, which has no form on the wire.

Must come of it: it is told with a question mark in its place.
"""

from typing import Any

EXPECTED = "raised ValueError"


def attack(_tools: Any) -> Any:
    raise ValueError("\udcff")
