"""Signal a sibling as a thread, by tgkill.

Must come of it: EPERM.
"""

from typing import Any

EXPECTED = "raised PermissionError"


def attack(tools: Any) -> Any:
    tools.call("tgkill", tools.host["sibling"], tools.host["sibling"], 9)
