"""Fork with os.fork.

Must come of it: the call is refused; no second process answers.
"""

from typing import Any

EXPECTED = "raised PermissionError"


def attack(tools: Any) -> Any:
    tools.os.fork()
