"""Read the log of the kernel, addresses and all.

Must come of it: the process ends.
"""

from typing import Any

EXPECTED = "refused"


def attack(tools: Any) -> Any:
    tools.call("syslog", 3, 0, 0)
