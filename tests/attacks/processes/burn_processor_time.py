"""Compute beyond the processor-time limit, below the wall limit.

Must come of it: the kernel ends it: the processor time ran out.
"""

from typing import Any

EXPECTED = "timed_out"
LIMITS = {"cpu_s": 1.0, "wall_s": 60.0}


def attack(_tools: Any) -> Any:
    while True:
        pass
