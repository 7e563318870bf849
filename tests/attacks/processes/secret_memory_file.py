"""Make memory that not even the kernel maps.

Must come of it: the process ends.
"""

from typing import Any

EXPECTED = "refused"


def attack(tools: Any) -> Any:
    tools.call("memfd_secret", 0)
