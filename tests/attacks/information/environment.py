"""Look for secrets in the environment.

Must come of it: it is empty.
"""

from typing import Any

EXPECTED = "returned"


def attack(tools: Any) -> Any:
    tools.libc.getenv.restype = tools.ctypes.c_char_p
    left = (
        dict(tools.os.environ) or tools.libc.getenv(b"PATH") or tools.libc.getenv(b"UNROLL_SECRET")
    )
    return "contained" if not left else f"environment: {left}"
