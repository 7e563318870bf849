"""Return an array of bools of which one is neither true nor false.

Must come of it: the frame breaks the protocol.
"""

from typing import Any

import numpy as np

EXPECTED = "crashed"


def attack(_tools: Any) -> Any:
    return np.array([0, 1, 2], "u1").view(bool)
