"""Close the result channel and go on computing.

Must come of it: crashed at once.
"""

from typing import Any

EXPECTED = "crashed"


def attack(tools: Any) -> Any:
    tools.os.close(4)
    while True:
        pass
