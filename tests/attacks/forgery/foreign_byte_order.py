"""Return numbers whose bytes are in the other order.

Must come of it: a description, no value.
"""

from typing import Any

import numpy as np

EXPECTED = "returned Opaque"


def attack(_tools: Any) -> Any:
    return np.ones(2, ">f8")
