"""Sleep on a lock that nobody holds, with the interpreter's lock in hand.

Must come of it: the wall clock ends it.
"""

from typing import Any

EXPECTED = "timed_out"
LIMITS = {"wall_s": 0.5}


def attack(tools: Any) -> Any:
    word = tools.ctypes.c_int(0)
    held = tools.ctypes.PyDLL(None)
    held.syscall(tools.numbers["futex"], tools.ctypes.byref(word), 128, 0, None, None, 0)
