"""Open a POSIX message queue.

Must come of it: EPERM.
"""

from typing import Any

EXPECTED = "raised PermissionError"


def attack(tools: Any) -> Any:
    name = tools.ctypes.create_string_buffer(b"queue")
    tools.call("mq_open", tools.address(name), 0o102, 0o600, 0)
