"""Trace every allocation, and watch every line with a hook of its own.

Must come of it: it slows itself down.
"""

from typing import Any

EXPECTED = "returned timed_out out_of_memory"
LIMITS = {"wall_s": 5.0}


def attack(tools: Any) -> Any:
    tools.sys.modules["builtins"].__import__("_tracemalloc").start(100)
    tools.sys.setprofile(lambda *_: [None] * 1_000)
    kept = [str(i) for i in range(2_000)]
    tools.sys.setprofile(None)
    return "contained" if kept else None
