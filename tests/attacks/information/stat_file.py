"""Look whether a file exists, which Landlock does not cover.

Must come of it: ENOENT, whatever exists.
"""

from typing import Any

EXPECTED = "raised FileNotFoundError"


def attack(tools: Any) -> Any:
    return str(tools.os.stat("/etc/passwd"))
