"""Make shared memory of System V.

Must come of it: EPERM.
"""

from typing import Any

EXPECTED = "raised PermissionError"


def attack(tools: Any) -> Any:
    tools.call("shmget", 0, 4096, 0o1600)
