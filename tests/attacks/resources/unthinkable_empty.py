"""Ask for 80 terabytes that would never be touched.

Must come of it: out of memory.
"""

from typing import Any

import numpy as np

EXPECTED = "out_of_memory"


def attack(_tools: Any) -> Any:
    return str(np.empty(10**13).shape)
