"""Kill every process that one may signal.

Must come of it: EPERM.
"""

from typing import Any

EXPECTED = "raised PermissionError"


def attack(tools: Any) -> Any:
    tools.os.kill(-1, 9)
