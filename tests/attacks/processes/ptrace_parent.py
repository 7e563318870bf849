"""Attach to the server as a debugger.

Must come of it: the process ends.
"""

from typing import Any

EXPECTED = "refused"


def attack(tools: Any) -> Any:
    tools.call("ptrace", 16, tools.host["server"], 0, 0)
