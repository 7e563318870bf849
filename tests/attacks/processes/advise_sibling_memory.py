"""Page a sibling out by process_madvise.

Must come of it: the process ends.
"""

from typing import Any

EXPECTED = "refused"


def attack(tools: Any) -> Any:
    tools.call("process_madvise", 3, 0, 0, 21, 0)
