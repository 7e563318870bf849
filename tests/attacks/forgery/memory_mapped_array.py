"""Return an array that says it is mapped from a file.

Must come of it: a description, no value.
"""

from typing import Any

import numpy as np

EXPECTED = "returned Opaque"


def attack(_tools: Any) -> Any:
    return np.zeros(2).view(np.memmap)
