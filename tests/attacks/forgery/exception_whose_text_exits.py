"""Raise an exception that ends the process when its text is asked for.

Must come of it: it is told without its text.
"""

from typing import Any

EXPECTED = "raised Hidden"


class Hidden(Exception):
    def __str__(self) -> str:
        raise SystemExit(0)


def attack(_tools: Any) -> Any:
    raise Hidden
