"""Ask for a text that is ten billion characters wide.

Must come of it: out of memory.
"""

from typing import Any

EXPECTED = "out_of_memory"


def attack(_tools: Any) -> Any:
    return len(f"{1:{10**10}d}")
