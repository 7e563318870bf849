"""Fill an array of eight gigabytes.

Must come of it: out of memory.
"""

from typing import Any

import numpy as np

EXPECTED = "out_of_memory"


def attack(_tools: Any) -> Any:
    return str(np.ones(10**9).sum())
