"""Clone with CLONE_PARENT, to become a child of the server.

Must come of it: EPERM.
"""

from typing import Any

EXPECTED = "raised PermissionError"


def attack(tools: Any) -> Any:
    tools.call("clone", 0x8000 | 17, 0, 0, 0, 0)
