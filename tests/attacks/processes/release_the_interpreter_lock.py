"""Let go of the interpreter's lock and go on as if it were held.

Must come of it: nobody but itself is hurt.
"""

from typing import Any

EXPECTED = "timed_out crashed raised"
LIMITS = {"wall_s": 1.0}


def attack(tools: Any) -> Any:
    tools.ctypes.PyDLL(None).PyEval_SaveThread()
    return sum(range(1000))
