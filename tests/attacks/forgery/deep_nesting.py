"""Answer with lists nested ten thousand times.

Must come of it: crashed: it breaks the protocol.
"""

from typing import Any

EXPECTED = "crashed"


def attack(tools: Any) -> Any:
    tools.os.write(4, tools.frame(nonce=tools.nonce(), body=b"\x09\1\0\0\0" * 10_000 + b"\0"))
    return "contained"
