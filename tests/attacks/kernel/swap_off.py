"""Switch swapping off.

Must come of it: the process ends.
"""

from typing import Any

EXPECTED = "refused"


def attack(tools: Any) -> Any:
    tools.call("swapoff", 0, 0, 0, 0, 0, 0)
