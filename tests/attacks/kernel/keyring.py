"""Read the keyring of the session.

Must come of it: the process ends.
"""

from typing import Any

EXPECTED = "refused"


def attack(tools: Any) -> Any:
    tools.call("keyctl", 0, 0, 0, 0, 0, 0)
