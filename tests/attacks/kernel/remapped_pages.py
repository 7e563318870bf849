"""Get shared or huge memory by old and new side doors.

Must come of it: all are refused, and huge pages count like others.
"""

from typing import Any

EXPECTED = "returned"


CALLS = ("remap_file_pages", "set_mempolicy", "pkey_alloc", "mlock2", "map_shadow_stack", "mseal")
HUGE = 0x40000


def attack(tools: Any) -> Any:
    made = [name for name in CALLS if not tools.refused(name)]
    try:
        tools.call("mmap", 0, 1 << 40, 3, 0x22 | HUGE, -1, 0)
    except OSError:
        return "contained" if not made else f"made: {made}"
    return "a terabyte of huge pages was given"
