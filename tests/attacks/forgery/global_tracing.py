"""Trace the runner itself, to change its local values.

Must come of it: it changes its own process, and gains what returning gains.
"""

from typing import Any

EXPECTED = "returned raised crashed"


def attack(tools: Any) -> Any:
    tools.sys.settrace(lambda *_: None)
    return "contained"
