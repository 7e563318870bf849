"""Pin itself to a processor, to starve what runs there.

Must come of it: EPERM.
"""

from typing import Any

EXPECTED = "raised PermissionError"


def attack(tools: Any) -> Any:
    tools.os.sched_setaffinity(0, {0})
