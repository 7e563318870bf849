"""Take a descriptor out of another process.

Must come of it: the process ends.
"""

from typing import Any

EXPECTED = "refused"


def attack(tools: Any) -> Any:
    tools.call("pidfd_getfd", 3, 0, 0)
