"""Move memory pages of a process between nodes.

Must come of it: the process ends.
"""

from typing import Any

EXPECTED = "refused"


def attack(tools: Any) -> Any:
    tools.call("move_pages", 0, 0, 0, 0, 0, 0)
