"""Return a view that reaches far before and behind its array, to see what lies there.

Must come of it: only its own memory is there, which holds nothing of others.
"""

from typing import Any

import numpy as np

EXPECTED = "returned crashed flooded"


def attack(tools: Any) -> Any:
    x = np.zeros(4)
    reach = np.lib.stride_tricks.as_strided(x[2:], (1 << 14,), (8,))
    canary = "".join(reversed(tools.host["yranac"])).encode()
    return "the canary was found" if canary in reach.tobytes() else "contained"
