"""Answer with a list that announces four billion items.

Must come of it: crashed: it breaks the protocol.
"""

from typing import Any

EXPECTED = "crashed"


def attack(tools: Any) -> Any:
    tools.os.write(4, tools.frame(nonce=tools.nonce(), body=b"\x09\xff\xff\xff\xff"))
    return "contained"
