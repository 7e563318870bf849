"""Become a real-time process, so that nobody else runs.

Must come of it: all are refused.
"""

from typing import Any

EXPECTED = "returned"


CALLS = ("sched_setscheduler", "sched_setattr", "sched_setaffinity", "ioprio_set")


def attack(tools: Any) -> Any:
    made = [name for name in CALLS if not tools.refused(name)]
    return "contained" if not made else f"made: {made}"
