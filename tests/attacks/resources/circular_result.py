"""Return a list that contains itself.

Must come of it: what is too deep comes back described.
"""

from typing import Any

EXPECTED = "returned Nested"


def attack(_tools: Any) -> Any:
    circle: Any = []
    circle.append(circle)
    return circle
