"""Have the kernel merge its pages with others, to time what they hold.

Must come of it: EPERM.
"""

from typing import Any

EXPECTED = "raised PermissionError"


def attack(tools: Any) -> Any:
    at = tools.call("mmap", 0, 4096, 3, 0x22, -1, 0)
    tools.call("madvise", at, 4096, 12)
