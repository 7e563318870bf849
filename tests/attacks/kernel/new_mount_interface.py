"""Open a file system by the new mount interface.

Must come of it: the process ends.
"""

from typing import Any

EXPECTED = "refused"


def attack(tools: Any) -> Any:
    tools.call("fsopen", 0, 0, 0, 0, 0, 0)
