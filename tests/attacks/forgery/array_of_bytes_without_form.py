"""Return raw bytes as an array of voids.

Must come of it: a description, no value.
"""

from typing import Any

import numpy as np

EXPECTED = "returned Opaque"


def attack(_tools: Any) -> Any:
    return np.zeros(3, "V8")
