"""Make itself dumpable again, so that siblings could read it.

Must come of it: EPERM.
"""

from typing import Any

EXPECTED = "raised PermissionError"


def attack(tools: Any) -> Any:
    tools.call("prctl", 4, 1, 0, 0, 0)
