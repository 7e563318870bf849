"""Make a ctypes callback, which needs executable memory.

Must come of it: it cannot be made, or lies in memory from before the
lock-down; either way no machine code can be written.
"""

from typing import Any

EXPECTED = "returned"


def attack(tools: Any) -> Any:
    try:
        callback = tools.ctypes.CFUNCTYPE(tools.ctypes.c_int)(lambda: 1)
        callback()
    except (MemoryError, OSError):
        return "contained"
    return "contained"
