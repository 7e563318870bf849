"""Change flags of a descriptor by fcntl.

Must come of it: EPERM.
"""

from typing import Any

EXPECTED = "raised PermissionError"


def attack(tools: Any) -> Any:
    tools.sys.modules["fcntl"].fcntl(1, 1)
