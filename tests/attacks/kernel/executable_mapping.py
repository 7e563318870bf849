"""Map memory that may be written and executed.

Must come of it: EACCES.
"""

from typing import Any

EXPECTED = "raised PermissionError"


def attack(tools: Any) -> Any:
    tools.call("mmap", 0, 4096, 7, 0x22, -1, 0)
