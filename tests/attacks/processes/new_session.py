"""Leave the session and the process group.

Must come of it: EPERM.
"""

from typing import Any

EXPECTED = "raised PermissionError"


def attack(tools: Any) -> Any:
    tools.os.setsid()
