"""Raise an exception whose text raises.

Must come of it: it is reported without its text.
"""

from typing import Any

EXPECTED = "raised Hidden"


class Hidden(Exception):
    def __str__(self) -> str:
        raise Hidden


def attack(_tools: Any) -> Any:
    raise Hidden
