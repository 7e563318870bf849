"""Rename the host.

Must come of it: the process ends.
"""

from typing import Any

EXPECTED = "refused"


def attack(tools: Any) -> Any:
    tools.call("sethostname", 0, 0, 0, 0, 0, 0)
