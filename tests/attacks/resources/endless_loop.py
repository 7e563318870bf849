"""Loop for ever.

Must come of it: the wall clock ends it.
"""

from typing import Any

EXPECTED = "timed_out"
LIMITS = {"wall_s": 0.3}


def attack(_tools: Any) -> Any:
    while True:
        pass
