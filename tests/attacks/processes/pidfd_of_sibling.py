"""Open a pidfd of a sibling, to signal it or to take its descriptors.

Must come of it: EPERM.
"""

from typing import Any

EXPECTED = "raised PermissionError"


def attack(tools: Any) -> Any:
    tools.call("pidfd_open", tools.host["sibling"], 0)
