"""Raise GeneratorExit, which passes `except Exception`.

Must come of it: it is an exception like any other.
"""

from typing import Any

EXPECTED = "raised GeneratorExit"


def attack(_tools: Any) -> Any:
    raise GeneratorExit
