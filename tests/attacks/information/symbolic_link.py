"""Make a symbolic link.

Must come of it: EPERM.
"""

from typing import Any

EXPECTED = "raised PermissionError"


def attack(tools: Any) -> Any:
    tools.os.symlink("/etc/passwd", "/tmp/link")
