"""Fork by vfork, which has a number of its own on x86-64.

Must come of it: EPERM.
"""

from typing import Any

EXPECTED = "raised PermissionError"


def attack(tools: Any) -> Any:
    tools.call("vfork" if "vfork" in tools.numbers else "clone", 0x4111, 0, 0, 0, 0)
