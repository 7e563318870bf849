"""Replace the process by a shell.

Must come of it: EPERM.
"""

from typing import Any

EXPECTED = "raised PermissionError"


def attack(tools: Any) -> Any:
    tools.os.execv("/bin/sh", ["sh", "-c", "id"])
