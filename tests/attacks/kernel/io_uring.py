"""Set up io_uring, whose requests no filter sees.

Must come of it: the process ends.
"""

from typing import Any

EXPECTED = "refused"


def attack(tools: Any) -> Any:
    tools.call("io_uring_setup", 0, 0, 0, 0, 0, 0)
