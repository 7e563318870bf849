"""Have the interpreter forget every module, and the module of the learner's be a number.

Must come of it: it breaks its own process at most.
"""

from typing import Any

EXPECTED = "returned raised crashed"


def attack(tools: Any) -> Any:
    tools.sys.modules.clear()
    tools.sys.modules["solution"] = 5
    return "contained"
