"""Raise its own memory limit again.

Must come of it: the hard limits are as low as the soft ones, and it has no right to raise them.
"""

from typing import Any

EXPECTED = "raised ValueError PermissionError"


def attack(tools: Any) -> Any:
    resource = tools.sys.modules["resource"]
    resource.setrlimit(resource.RLIMIT_AS, (2**45, 2**45))
