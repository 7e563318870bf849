"""List the root directory.

Must come of it: EACCES.
"""

from typing import Any

EXPECTED = "raised PermissionError FileNotFoundError"


def attack(tools: Any) -> Any:
    return str(tools.os.listdir("/"))
