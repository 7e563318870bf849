"""Write a frame with a nonce of its own to the result channel.

Must come of it: crashed: that was not asked.
"""

from typing import Any

EXPECTED = "crashed"


def attack(tools: Any) -> Any:
    tools.os.write(4, tools.frame(nonce=bytes(16), body=b"\0"))
    return "contained"
