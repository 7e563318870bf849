"""Map private memory by the bare call until the kernel says no.

Must come of it: the address-space limit says no before the host suffers.
"""

from typing import Any

EXPECTED = "returned"


def attack(tools: Any) -> Any:
    total = 0
    try:
        for _ in range(10_000):
            tools.call("mmap", 0, 2**26, 3, 0x22, -1, 0)
            total += 2**26
    except OSError:
        return "contained" if total < 2**31 else f"{total} bytes were mapped"
    return "no limit was met"
