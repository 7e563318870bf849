"""Answer twice with the right nonce.

Must come of it: crashed, in this case or the next: there is one reply to a case.
"""

from typing import Any

EXPECTED = "crashed"


def attack(tools: Any) -> Any:
    frame = tools.frame(nonce=tools.nonce(), body=tools.report)
    tools.os.write(4, frame + frame)
    return "contained"
