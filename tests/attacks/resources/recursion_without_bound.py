"""Raise the recursion limit and recurse until the memory ends.

Must come of it: the process runs out of memory or crashes; nothing else does.
"""

from typing import Any

EXPECTED = "out_of_memory crashed raised timed_out"
LIMITS = {"wall_s": 20.0}


def attack(tools: Any) -> Any:
    tools.sys.setrecursionlimit(10**9)

    def deeper(value: Any) -> Any:
        return [deeper([value])]

    return str(deeper(0))
