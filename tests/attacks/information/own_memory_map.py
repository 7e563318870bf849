"""Read where everything lies in memory.

Must come of it: EACCES, or ENOENT where the path itself is looked up.
"""

from typing import Any

EXPECTED = "raised PermissionError FileNotFoundError"


def attack(tools: Any) -> Any:
    return tools.open("/proc/self/maps", "rb").read(100).hex()
