"""Handle its own page faults, the tool of many kernel exploits.

Must come of it: the process ends.
"""

from typing import Any

EXPECTED = "refused"


def attack(tools: Any) -> Any:
    tools.call("userfaultfd", 0, 0, 0, 0, 0, 0)
