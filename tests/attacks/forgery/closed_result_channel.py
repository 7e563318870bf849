"""Close the result channel.

Must come of it: crashed.
"""

from typing import Any

EXPECTED = "crashed"


def attack(tools: Any) -> Any:
    tools.os.close(4)
    return "contained"
