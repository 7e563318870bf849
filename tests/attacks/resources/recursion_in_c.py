"""Exhaust the C stack through nested reprs.

Must come of it: it crashes or raises; nothing else does.
"""

from typing import Any

EXPECTED = "out_of_memory crashed raised timed_out"
LIMITS = {"wall_s": 20.0}


def attack(tools: Any) -> Any:
    tools.sys.setrecursionlimit(10**9)
    nested: Any = []
    for _ in range(10**6):
        nested = [nested]
    return repr(nested)[:0]
