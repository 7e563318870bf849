"""Look for descriptors beyond its five.

Must come of it: there are none.
"""

from typing import Any

EXPECTED = "returned"


def attack(tools: Any) -> Any:
    found = [number for number in range(5, 4096) if tools.is_open(number)]
    return "contained" if not found else f"open: {found}"
