"""Give every advice about memory that the kernel has a number for, on a page of its own.

Must come of it: only those that concern nobody else are taken.
"""

from typing import Any

EXPECTED = "returned"


HARMLESS = {0, 1, 2, 3, 4, 8, 14, 15}


def attack(tools: Any) -> Any:
    page = tools.call("mmap", 0, 4096, 3, 0x22, -1, 0)
    for advice in range(256):
        try:
            tools.call("madvise", page, 4096, advice)
        except PermissionError:
            continue
        except OSError:
            if advice in HARMLESS:
                continue
        if advice not in HARMLESS:
            return f"advice {advice} was taken"
    return "contained"
