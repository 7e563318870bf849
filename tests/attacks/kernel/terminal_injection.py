"""Push characters into the terminal of the host.

Must come of it: ENOTTY.
"""

from typing import Any

EXPECTED = "raised OSError"


def attack(tools: Any) -> Any:
    character = tools.ctypes.create_string_buffer(b"x")
    tools.call("ioctl", 0, 0x5412, tools.address(character))
