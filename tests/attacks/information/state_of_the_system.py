"""Ask for users, loads, memory and other processes, to watch other jobs at work.

Must come of it: every such call is refused.
"""

from typing import Any

EXPECTED = "returned"


CALLS = ("sysinfo", "uname", "getrusage", "times", "getcpu", "getuid", "getppid", "mincore")


def attack(tools: Any) -> Any:
    told = [name for name in CALLS if not tools.refused(name)]
    return "contained" if not told else f"told: {told}"
