"""Keep the kernel busy in one call after another that gives random bytes.

Must come of it: it is stopped by the wall clock in between, or within one.
"""

from typing import Any

EXPECTED = "timed_out"
LIMITS = {"wall_s": 2.0}


def attack(tools: Any) -> Any:
    room = tools.ctypes.create_string_buffer(2**26)
    while True:
        tools.libc.getrandom(room, len(room), 0)
