"""Close both output streams.

Must come of it: they are gone for it alone; its values come back.
"""

from typing import Any

EXPECTED = "returned raised OSError"


def attack(tools: Any) -> Any:
    tools.os.close(1)
    tools.os.close(2)
    return "contained"
