"""Ask who the parent is.

Must come of it: EPERM: the kernel does not even tell.
"""

from typing import Any

EXPECTED = "returned"


def attack(tools: Any) -> Any:
    parent = tools.libc.getppid()
    return "contained" if parent <= 0 else f"the parent is {parent}"
