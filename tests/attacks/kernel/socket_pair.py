"""Make a pair of connected sockets.

Must come of it: EPERM.
"""

from typing import Any

EXPECTED = "raised PermissionError"


def attack(tools: Any) -> Any:
    pair = tools.ctypes.create_string_buffer(8)
    tools.call("socketpair", 1, 1, 0, tools.address(pair))
