"""Exchange the root of the mount namespace.

Must come of it: the process ends.
"""

from typing import Any

EXPECTED = "refused"


def attack(tools: Any) -> Any:
    tools.call("pivot_root", 0, 0, 0, 0, 0, 0)
