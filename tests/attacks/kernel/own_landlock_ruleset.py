"""Make a Landlock ruleset of its own.

Must come of it: EPERM.
"""

from typing import Any

EXPECTED = "raised PermissionError"


def attack(tools: Any) -> Any:
    tools.call("landlock_create_ruleset", 0, 0, 1)
