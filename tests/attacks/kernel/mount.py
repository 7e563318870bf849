"""Mount a file system.

Must come of it: the process ends.
"""

from typing import Any

EXPECTED = "refused"


def attack(tools: Any) -> Any:
    tools.call("mount", 0, 0, 0, 0, 0, 0)
