"""Loop for ever while the module is loaded, before any case.

Must come of it: the wall clock ends it.
"""

from typing import Any

EXPECTED = "timed_out"
LIMITS = {"wall_s": 0.3}

looping = True
while looping:
    pass


def attack(_tools: Any) -> Any:
    return ""
