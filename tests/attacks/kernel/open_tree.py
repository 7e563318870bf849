"""Clone a mount tree.

Must come of it: the process ends.
"""

from typing import Any

EXPECTED = "refused"


def attack(tools: Any) -> Any:
    tools.call("open_tree", 0, 0, 0, 0, 0, 0)
