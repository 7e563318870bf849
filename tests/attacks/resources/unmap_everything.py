"""Unmap the whole address space, the code that runs included.

Must come of it: its process ends.
"""

from typing import Any

EXPECTED = "crashed"


def attack(tools: Any) -> Any:
    # One power of two after another: how many there are is for the architecture to say.
    for power in range(12, 57):
        try:
            tools.call("munmap", 1 << power, (1 << power) - 4096)
        except OSError:
            continue
