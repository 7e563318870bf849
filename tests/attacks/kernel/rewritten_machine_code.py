"""Make the C library's code writable, and write other code over it.

Must come of it: what is writable is no longer executable: its process ends.
"""

from typing import Any

EXPECTED = "crashed"


def attack(tools: Any) -> Any:
    code = tools.ctypes.cast(tools.libc.getpid, tools.ctypes.c_void_p).value & ~4095
    tools.call("mprotect", code, 4096, 3)
    tools.ctypes.memset(code, 0, 4096)
    tools.libc.getpid()
    return "contained"
