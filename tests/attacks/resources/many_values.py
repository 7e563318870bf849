"""Return a million small values.

Must come of it: flooded.
"""

from typing import Any

EXPECTED = "flooded"


def attack(_tools: Any) -> Any:
    return [0] * 10**6
