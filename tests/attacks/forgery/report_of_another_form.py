"""Answer with a value that is no report.

Must come of it: crashed: it breaks the protocol.
"""

from typing import Any

EXPECTED = "crashed"


def attack(tools: Any) -> Any:
    tools.os.write(4, tools.frame(nonce=tools.nonce(), body=b"\0"))
    return "contained"
