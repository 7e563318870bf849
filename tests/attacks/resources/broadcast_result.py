"""Return a view that is a terabyte and takes eight bytes.

Must come of it: the result counts with the size that it shows.
"""

from typing import Any

import numpy as np

EXPECTED = "flooded"


def attack(_tools: Any) -> Any:
    return np.broadcast_to(1.0, (1 << 37,))
