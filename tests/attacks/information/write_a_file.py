"""Write a file.

Must come of it: EACCES.
"""

from typing import Any

EXPECTED = "raised PermissionError FileNotFoundError"


def attack(tools: Any) -> Any:
    with tools.open("/tmp/left-behind", "w") as file:
        file.write("here")
