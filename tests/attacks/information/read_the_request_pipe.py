"""Read ahead on the request pipe, for the next case.

Must come of it: nothing is sent before the reply: the read waits until the wall clock ends it.
"""

from typing import Any

EXPECTED = "timed_out"
LIMITS = {"wall_s": 0.3}


def attack(tools: Any) -> Any:
    return tools.os.read(3, 1).hex()
