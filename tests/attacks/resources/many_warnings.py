"""Warn a hundred thousand times.

Must come of it: a few of the warnings are reported, and all is well.
"""

import warnings
from typing import Any

EXPECTED = "returned"


def attack(_tools: Any) -> Any:
    for number in range(100_000):
        warnings.warn(str(number), stacklevel=1)
    return "contained"
