"""Ask for the working directory.

Must come of it: refused.
"""

from typing import Any

EXPECTED = "raised FileNotFoundError PermissionError OSError"


def attack(tools: Any) -> Any:
    return tools.os.getcwd()
