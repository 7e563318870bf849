"""End the process with status 0, as passing tests do.

Must come of it: crashed: there was no reply.
"""

from typing import Any

EXPECTED = "crashed"


def attack(tools: Any) -> Any:
    tools.os._exit(0)
