"""Read the file of users.

Must come of it: EACCES, or ENOENT where the path itself is looked up.
"""

from typing import Any

EXPECTED = "raised PermissionError FileNotFoundError"


def attack(tools: Any) -> Any:
    return tools.open("/etc/passwd", "rb").read(100).hex()
