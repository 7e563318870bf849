"""Kill the zygote.

Must come of it: EPERM; the zygote lives.
"""

from typing import Any

EXPECTED = "raised PermissionError"


def attack(tools: Any) -> Any:
    tools.os.kill(tools.host["zygote"], 9)
