"""End the process with the status of an exhausted memory.

Must come of it: it gains a kinder message and no mark.
"""

from typing import Any

EXPECTED = "out_of_memory"


def attack(tools: Any) -> Any:
    tools.os._exit(77)
