"""Add a key to the kernel.

Must come of it: the process ends.
"""

from typing import Any

EXPECTED = "refused"


def attack(tools: Any) -> Any:
    tools.call("add_key", 0, 0, 0, 0, 0, 0)
