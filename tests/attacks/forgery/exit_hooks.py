"""Register work for the exit of the interpreter.

Must come of it: the process is killed, so that it never runs.
"""

from typing import Any

EXPECTED = "returned"


def attack(tools: Any) -> Any:
    tools.sys.modules["atexit"].register(print, "late")
    return "contained"
