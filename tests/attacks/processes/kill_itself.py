"""Kill itself, to be taken for a child that was lost and run again.

Must come of it: EPERM.
"""

from typing import Any

EXPECTED = "raised PermissionError"


def attack(tools: Any) -> Any:
    tools.os.kill(tools.os.getpid(), 9)
