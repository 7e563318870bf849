"""Have the kernel signal it later: interval timers, POSIX timers, queued signals.

Must come of it: all are refused.
"""

from typing import Any

EXPECTED = "returned"


CALLS = ("timer_create", "setitimer", "rt_sigqueueinfo", "rt_tgsigqueueinfo")


def attack(tools: Any) -> Any:
    made = [name for name in CALLS if not tools.refused(name)]
    return "contained" if not made else f"made: {made}"
