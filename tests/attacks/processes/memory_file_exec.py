"""Make an anonymous file, to write a program into it and execute that.

Must come of it: the file cannot be made.
"""

from typing import Any

EXPECTED = "raised PermissionError"


def attack(tools: Any) -> Any:
    name = tools.ctypes.create_string_buffer(b"program")
    tools.call("memfd_create", tools.address(name), 0)
