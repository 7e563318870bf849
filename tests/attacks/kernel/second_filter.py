"""Lay another system-call filter, to confuse the first.

Must come of it: the process ends.
"""

from typing import Any

EXPECTED = "refused"


def attack(tools: Any) -> Any:
    tools.call("seccomp", 0, 0, 0, 0, 0, 0)
