"""Start a program with posix_spawn.

Must come of it: the start fails.
"""

from typing import Any

EXPECTED = "raised PermissionError"


def attack(tools: Any) -> Any:
    tools.os.posix_spawn("/bin/true", ["true"], {})
