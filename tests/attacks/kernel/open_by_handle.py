"""Open a file by its handle, past every directory.

Must come of it: the process ends.
"""

from typing import Any

EXPECTED = "refused"


def attack(tools: Any) -> Any:
    tools.call("open_by_handle_at", 0, 0, 0, 0, 0, 0)
