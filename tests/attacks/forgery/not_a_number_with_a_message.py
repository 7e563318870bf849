"""Hide a message in the payload of a number that is none.

Must come of it: it is not a number, and nothing else.
"""

from typing import Any

import numpy as np

EXPECTED = "returned NaN"


def attack(_tools: Any) -> Any:
    return float(np.array([0x7FF00000DEADBEEF], "u8").view("f8")[0])
