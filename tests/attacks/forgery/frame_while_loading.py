"""Write a frame while the module is loaded, before there is a case.

Must come of it: crashed: that was not asked.
"""

import sys
from typing import Any

EXPECTED = "crashed"

HEADER = b"UNR1" + bytes(16) + bytes([17]) + (1).to_bytes(4, "little")
sys.modules["os"].write(4, HEADER + b"\0")


def attack(_tools: Any) -> Any:
    return ""
