"""Raise SystemExit, which passes `except Exception`.

Must come of it: it is an exception like any other.
"""

from typing import Any

EXPECTED = "raised SystemExit"


def attack(_tools: Any) -> Any:
    raise SystemExit
