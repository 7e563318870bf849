"""Make descriptors of timers and events.

Must come of it: EPERM each.
"""

from typing import Any

EXPECTED = "returned"


def attack(tools: Any) -> Any:
    made = [
        name for name in ("eventfd2", "timerfd_create", "inotify_init1") if not tools.refused(name)
    ]
    return "contained" if not made else f"made: {made}"
