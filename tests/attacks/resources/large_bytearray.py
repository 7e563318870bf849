"""Ask for 4 GB at once.

Must come of it: out of memory, at once and without harm.
"""

from typing import Any

EXPECTED = "out_of_memory"


def attack(_tools: Any) -> Any:
    return str(len(bytearray(4 * 10**9)))
