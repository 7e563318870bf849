"""Send a signal through a descriptor number that might be a pidfd.

Must come of it: EPERM.
"""

from typing import Any

EXPECTED = "raised PermissionError"


def attack(tools: Any) -> Any:
    tools.call("pidfd_send_signal", 3, 9, 0, 0)
