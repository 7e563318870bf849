"""Call by the numbers of the x32 convention, which naive filters do not know.

Must come of it: the process ends; on machines without x32 the call is unknown.
"""

from typing import Any

EXPECTED = "refused raised OSError PermissionError"


def attack(tools: Any) -> Any:
    tools.raw(0x40000000 | 39)
