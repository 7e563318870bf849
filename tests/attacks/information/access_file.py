"""Ask whether a file may be read.

Must come of it: no, whatever exists.
"""

from typing import Any

EXPECTED = "returned"


def attack(tools: Any) -> Any:
    return "a path was seen" if tools.os.access("/etc/passwd", 0) else "contained"
