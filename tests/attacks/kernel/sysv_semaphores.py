"""Make semaphores of System V.

Must come of it: EPERM.
"""

from typing import Any

EXPECTED = "raised PermissionError"


def attack(tools: Any) -> Any:
    tools.call("semget", 0, 1, 0o1600)
