"""Load a kernel module.

Must come of it: the process ends.
"""

from typing import Any

EXPECTED = "refused"


def attack(tools: Any) -> Any:
    tools.call("init_module", 0, 0, 0, 0, 0, 0)
