"""Reboot the host.

Must come of it: the process ends.
"""

from typing import Any

EXPECTED = "refused"


def attack(tools: Any) -> Any:
    tools.call("reboot", 0, 0, 0, 0, 0, 0)
