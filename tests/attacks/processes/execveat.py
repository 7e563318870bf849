"""Execute by descriptor, the younger form of exec.

Must come of it: EPERM.
"""

from typing import Any

EXPECTED = "raised PermissionError"


def attack(tools: Any) -> Any:
    path = tools.ctypes.create_string_buffer(b"/bin/sh")
    tools.call("execveat", -100, tools.address(path), 0, 0, 0)
