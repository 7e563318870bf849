"""Make memory executable by the call with protection keys.

Must come of it: EPERM.
"""

from typing import Any

EXPECTED = "raised PermissionError"


def attack(tools: Any) -> Any:
    at = tools.call("mmap", 0, 4096, 3, 0x22, -1, 0)
    tools.call("pkey_mprotect", at, 4096, 5, -1)
