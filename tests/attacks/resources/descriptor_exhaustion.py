"""Duplicate descriptors without end.

Must come of it: EPERM.
"""

from typing import Any

EXPECTED = "raised PermissionError"


def attack(tools: Any) -> Any:
    while True:
        tools.call("dup", 1)
