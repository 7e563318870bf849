"""Change the mode of a file.

Must come of it: EPERM.
"""

from typing import Any

EXPECTED = "raised PermissionError"


def attack(tools: Any) -> Any:
    tools.os.chmod("/etc/passwd", 0o777)
