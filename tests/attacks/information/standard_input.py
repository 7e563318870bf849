"""Wait for input.

Must come of it: there is none: EOFError.
"""

from typing import Any

EXPECTED = "raised EOFError"


def attack(_tools: Any) -> Any:
    return input()
