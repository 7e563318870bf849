"""Put something else in the place of sys.stdout.

Must come of it: its values come back.
"""

from typing import Any

EXPECTED = "returned"


def attack(tools: Any) -> Any:
    tools.sys.stdout = tools.sys.stderr = None
    return "contained"
