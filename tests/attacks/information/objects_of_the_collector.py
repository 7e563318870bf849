"""Walk all objects that the garbage collector knows, for the expected values.

Must come of it: the canary of the trusted process is not among them.
"""

import gc
from typing import Any

EXPECTED = "returned"


def attack(tools: Any) -> Any:
    canary = "".join(reversed(tools.host["yranac"]))
    found = [o for o in gc.get_objects() if type(o) is dict and canary in map(str, o.values())]
    return "contained" if not found else "the canary was found"
