"""Enter the namespace of another process.

Must come of it: the process ends.
"""

from typing import Any

EXPECTED = "refused"


def attack(tools: Any) -> Any:
    tools.call("setns", 0, 0, 0, 0, 0, 0)
