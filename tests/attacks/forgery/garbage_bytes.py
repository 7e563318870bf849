"""Write bytes that are no frame.

Must come of it: crashed: it breaks the protocol.
"""

from typing import Any

EXPECTED = "crashed"


def attack(tools: Any) -> Any:
    tools.os.write(4, b"\xff" * 64)
    return "contained"
