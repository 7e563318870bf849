"""Answer with bytes after the value.

Must come of it: crashed: it breaks the protocol.
"""

from typing import Any

EXPECTED = "crashed"


def attack(tools: Any) -> Any:
    tools.os.write(4, tools.frame(nonce=tools.nonce(), body=tools.report + b"\0"))
    return "contained"
