"""Map shared memory, which the data limit does not count.

Must come of it: EACCES.
"""

from typing import Any

EXPECTED = "raised PermissionError"


def attack(tools: Any) -> Any:
    mmap = tools.call("mmap", 0, 2**32, 3, 0x21, -1, 0)
    return f"mapped at {mmap}"
