"""Read the environment of the server.

Must come of it: EACCES, or ENOENT where the path itself is looked up.
"""

from typing import Any

EXPECTED = "raised PermissionError FileNotFoundError"


def attack(tools: Any) -> Any:
    return tools.open(f"/proc/{tools.host['server']}/environ", "rb").read(100).hex()
