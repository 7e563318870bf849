"""Catch MemoryError in a loop, to go on for ever.

Must come of it: the wall clock ends it.
"""

from typing import Any

EXPECTED = "timed_out out_of_memory crashed"
LIMITS = {"wall_s": 0.7}


def attack(_tools: Any) -> Any:
    kept: list[Any] = []
    while True:
        try:
            kept.append(bytearray(2**24))
        except MemoryError:
            continue
