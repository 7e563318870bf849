"""Open by the newest call.

Must come of it: EACCES.
"""

from typing import Any

EXPECTED = "raised PermissionError"


def attack(tools: Any) -> Any:
    path = tools.ctypes.create_string_buffer(b"/etc/passwd")
    how = tools.ctypes.create_string_buffer(24)
    tools.call("openat2", -100, tools.address(path), tools.address(how), 24)
