"""Return an array of objects that contains itself.

Must come of it: a description, no value.
"""

from typing import Any

import numpy as np

EXPECTED = "returned Opaque"


def attack(_tools: Any) -> Any:
    x = np.empty(1, object)
    x[0] = x
    return x
