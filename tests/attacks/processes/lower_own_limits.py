"""Lower its own limits to nothing, so that the kernel kills it before the sandbox can name one.

Must come of it: it ends at those limits, or answers within them.
"""

from typing import Any

EXPECTED = "returned raised crashed out_of_memory timed_out"


def attack(tools: Any) -> Any:
    limits: Any = tools.sys.modules["resource"]
    for kind in (limits.RLIMIT_STACK, limits.RLIMIT_DATA, limits.RLIMIT_AS, limits.RLIMIT_NOFILE):
        limits.setrlimit(kind, (0, 0))
    limits.setrlimit(limits.RLIMIT_CPU, (1, 1))
    bytearray(2**24)
    return "contained"
