"""Grow a list without end.

Must come of it: out of memory, or the wall clock.
"""

from typing import Any

EXPECTED = "out_of_memory timed_out"
LIMITS = {"wall_s": 20.0}


def attack(_tools: Any) -> Any:
    kept = []
    while True:
        kept.append(bytearray(2**20))
