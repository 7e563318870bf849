"""Use the priority-inheriting futex, where exploits have lived.

Must come of it: EPERM.
"""

from typing import Any

EXPECTED = "raised PermissionError"


def attack(tools: Any) -> Any:
    word = tools.ctypes.c_int(0)
    tools.call("futex", tools.address(word), 6, 0, 0, 0, 0)
