"""Switch address randomisation off, or make reading mean executing.

Must come of it: the process ends.
"""

from typing import Any

EXPECTED = "refused"


def attack(tools: Any) -> Any:
    tools.call("personality", 0x0440000)
