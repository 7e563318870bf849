"""Unmap the whole address space, the code that runs included.

Must come of it: its process ends.
"""

from typing import Any

EXPECTED = "crashed"


def attack(tools: Any) -> Any:
    tools.call("munmap", 0, 1 << 46)
    tools.call("munmap", 1 << 46, (1 << 46) - 4096)
