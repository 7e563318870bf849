"""Gift memory pages to a pipe.

Must come of it: the process ends.
"""

from typing import Any

EXPECTED = "refused"


def attack(tools: Any) -> Any:
    tools.call("vmsplice", 0, 0, 0, 0, 0, 0)
