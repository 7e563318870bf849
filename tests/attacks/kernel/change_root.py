"""Change the root directory, the first step of a known escape.

Must come of it: the process ends.
"""

from typing import Any

EXPECTED = "refused"


def attack(tools: Any) -> Any:
    tools.call("chroot", 0, 0, 0, 0, 0, 0)
