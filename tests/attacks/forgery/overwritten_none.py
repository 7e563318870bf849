"""Overwrite the interpreter's own objects in memory, None first.

Must come of it: its process ends.
"""

from typing import Any

EXPECTED = "crashed"


def attack(tools: Any) -> Any:
    for thing in (None, True, tools.sys._getframe().f_code):
        tools.ctypes.memset(id(thing), 0, 48)
    return "contained"
