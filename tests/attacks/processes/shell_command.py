"""Run a command through os.system.

Must come of it: no command runs: the exit status says that no process was made.
"""

from typing import Any

EXPECTED = "returned"


def attack(tools: Any) -> Any:
    status = tools.os.system("echo escaped")
    return "contained" if status != 0 else "a command ran"
