"""Unmount a file system.

Must come of it: the process ends.
"""

from typing import Any

EXPECTED = "refused"


def attack(tools: Any) -> Any:
    tools.call("umount2", 0, 0, 0, 0, 0, 0)
