"""Make mapped memory executable.

Must come of it: EACCES.
"""

from typing import Any

EXPECTED = "raised PermissionError"


def attack(tools: Any) -> Any:
    at = tools.call("mmap", 0, 4096, 3, 0x22, -1, 0)
    tools.call("mprotect", at, 4096, 5)
