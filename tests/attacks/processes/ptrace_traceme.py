"""Ask to be traced.

Must come of it: the process ends.
"""

from typing import Any

EXPECTED = "refused"


def attack(tools: Any) -> Any:
    tools.call("ptrace", 0, 0, 0, 0)
