"""Search its own writable memory for what an earlier submission left.

Must come of it: the canary of an earlier submission is not there: processes are used once.
"""

from typing import Any

EXPECTED = "returned"


def attack(tools: Any) -> Any:
    canary = "".join(reversed(tools.host["yranac"]))
    found = [
        name
        for name, module in list(tools.sys.modules.items())
        if canary in str(vars(module).get("LEFT"))
    ]
    return "contained" if not found else f"left in {found}"
