"""Read the source of the grader.

Must come of it: EACCES, or ENOENT where the path itself is looked up.
"""

from typing import Any

EXPECTED = "raised PermissionError FileNotFoundError"


def attack(tools: Any) -> Any:
    return tools.open(tools.host["source"], "rb").read(100).hex()
