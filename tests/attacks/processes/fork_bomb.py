"""Fork without end, in a loop that swallows every error.

Must come of it: Every fork is refused and the wall clock ends the loop.
"""

from typing import Any

EXPECTED = "timed_out"
LIMITS = {"wall_s": 0.5}


def attack(tools: Any) -> Any:
    while True:
        try:
            tools.os.fork()
        except OSError:
            continue
