"""Leave an object whose finaliser loops for ever.

Must come of it: the wall clock ends the case; the process is killed.
"""

from typing import Any

EXPECTED = "returned timed_out"
LIMITS = {"wall_s": 2.0}


class Last:
    def __del__(self) -> None:
        while True:
            pass


def attack(tools: Any) -> Any:
    tools.sys.modules["builtins"].kept = Last()
    return "contained"
