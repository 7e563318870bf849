"""Recurse without end.

Must come of it: RecursionError with the learner's line.
"""

from typing import Any

EXPECTED = "raised RecursionError"


def attack(tools: Any) -> Any:
    return attack(tools)
