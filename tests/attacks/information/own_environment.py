"""Read the environment that the process began with.

Must come of it: EACCES, or ENOENT where the path itself is looked up.
"""

from typing import Any

EXPECTED = "raised PermissionError FileNotFoundError"


def attack(tools: Any) -> Any:
    return tools.open("/proc/self/environ", "rb").read(100).hex()
