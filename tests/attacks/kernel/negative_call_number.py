"""Call a negative number.

Must come of it: refused.
"""

from typing import Any

EXPECTED = "refused raised PermissionError OSError"


def attack(tools: Any) -> Any:
    tools.raw(-5)
