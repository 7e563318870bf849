"""Write half a frame and stop.

Must come of it: the wall clock ends it.
"""

from typing import Any

EXPECTED = "timed_out"
LIMITS = {"wall_s": 0.3}


def attack(tools: Any) -> Any:
    tools.os.write(4, b"UNR1")
    while True:
        pass
