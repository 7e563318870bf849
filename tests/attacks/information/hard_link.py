"""Make a hard link.

Must come of it: EPERM.
"""

from typing import Any

EXPECTED = "raised PermissionError"


def attack(tools: Any) -> Any:
    tools.os.link("/etc/passwd", "/tmp/link")
