"""Kill the server, which is the parent.

Must come of it: EPERM; the server lives.
"""

from typing import Any

EXPECTED = "raised PermissionError"


def attack(tools: Any) -> Any:
    tools.os.kill(tools.host["server"], 9)
