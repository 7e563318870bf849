"""Fill a dict with keys that all collide.

Must come of it: the wall clock ends it.
"""

from typing import Any

EXPECTED = "timed_out"
LIMITS = {"wall_s": 1.0}


class Key:
    def __hash__(self) -> int:
        return 1


def attack(_tools: Any) -> Any:
    return len({Key(): None for _ in range(10**6)})
