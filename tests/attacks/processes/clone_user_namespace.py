"""Clone into a new user namespace, where one would be root.

Must come of it: EPERM.
"""

from typing import Any

EXPECTED = "raised PermissionError"


def attack(tools: Any) -> Any:
    tools.call("clone", 0x10000000 | 17, 0, 0, 0, 0)
