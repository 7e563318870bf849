"""Read where its working directory is.

Must come of it: refused.
"""

from typing import Any

EXPECTED = "raised FileNotFoundError PermissionError OSError"


def attack(tools: Any) -> Any:
    return tools.os.readlink("/proc/self/cwd")
