"""Set the clock of the host.

Must come of it: the process ends.
"""

from typing import Any

EXPECTED = "refused"


def attack(tools: Any) -> Any:
    tools.call("clock_settime", 0, 0, 0, 0, 0, 0)
