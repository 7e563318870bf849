"""Lock memory, so that it can never be paged out.

Must come of it: EPERM.
"""

from typing import Any

EXPECTED = "raised PermissionError"


def attack(tools: Any) -> Any:
    tools.call("mlockall", 3)
