"""Take a memory page offline through madvise, as root may.

Must come of it: EPERM.
"""

from typing import Any

EXPECTED = "raised PermissionError"


def attack(tools: Any) -> Any:
    at = tools.call("mmap", 0, 4096, 3, 0x22, -1, 0)
    tools.call("madvise", at, 4096, 100)
