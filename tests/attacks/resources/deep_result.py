"""Return a list nested a hundred thousand times.

Must come of it: what is too deep comes back described, not nested.
"""

from typing import Any

EXPECTED = "returned Nested"


def attack(_tools: Any) -> Any:
    nested: Any = "contained"
    for _ in range(100_000):
        nested = [nested]
    return nested
