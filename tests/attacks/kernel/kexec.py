"""Boot another kernel.

Must come of it: the process ends.
"""

from typing import Any

EXPECTED = "refused"


def attack(tools: Any) -> Any:
    tools.call("kexec_load", 0, 0, 0, 0, 0, 0)
