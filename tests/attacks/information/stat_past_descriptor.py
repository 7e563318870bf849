"""Look a path up through a descriptor, with the flag that fstat uses.

Must come of it: ENOENT, whatever exists.
"""

from typing import Any

EXPECTED = "raised FileNotFoundError"


def attack(tools: Any) -> Any:
    path = tools.ctypes.create_string_buffer(b"/etc/passwd")
    result = tools.ctypes.create_string_buffer(256)
    tools.call("newfstatat", 1, tools.address(path), tools.address(result), 0x1000)
