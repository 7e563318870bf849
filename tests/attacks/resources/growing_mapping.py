"""Let one mapping grow beyond the limit, in place or moved.

Must come of it: the kernel refuses it, as it does a new one.
"""

from typing import Any

EXPECTED = "returned"


def attack(tools: Any) -> Any:
    page = tools.call("mmap", 0, 4096, 3, 0x22, -1, 0)
    for size in (1 << 33, 1 << 40, 1 << 46):
        try:
            tools.call("mremap", page, 4096, size, 1, 0)
        except OSError:
            continue
        return f"{size} bytes were given"
    return "contained"
