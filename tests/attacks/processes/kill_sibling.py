"""Kill a waiting spare of the same user.

Must come of it: EPERM; the spare lives.
"""

from typing import Any

EXPECTED = "raised PermissionError"


def attack(tools: Any) -> Any:
    tools.os.kill(tools.host["sibling"], 9)
