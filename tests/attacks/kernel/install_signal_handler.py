"""Handle SIGSYS itself, to survive the filter.

Must come of it: handlers cannot be set.
"""

from typing import Any

EXPECTED = "raised OSError PermissionError"


def attack(tools: Any) -> Any:
    signal = tools.sys.modules["_signal"]
    signal.signal(31, lambda *_: None)
