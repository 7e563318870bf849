"""Answer with an empty array whose other dimensions overflow.

Must come of it: crashed: it breaks the protocol.
"""

from typing import Any

EXPECTED = "crashed"


def attack(tools: Any) -> Any:
    tools.os.write(4, tools.frame(nonce=tools.nonce(), body=tools.array((0, 2**31, 2**31, 2**31))))
    return "contained"
