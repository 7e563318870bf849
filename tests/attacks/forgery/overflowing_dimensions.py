"""Answer with an array whose size overflows to nothing.

Must come of it: crashed: it breaks the protocol.
"""

from typing import Any

EXPECTED = "crashed"


def attack(tools: Any) -> Any:
    tools.os.write(4, tools.frame(nonce=tools.nonce(), body=tools.array((2**32, 2**32))))
    return "contained"
