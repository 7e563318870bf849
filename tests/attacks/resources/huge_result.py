"""Return more bytes than a result may have.

Must come of it: flooded.
"""

from typing import Any

import numpy as np

EXPECTED = "flooded"


def attack(_tools: Any) -> Any:
    return np.zeros(10**7)
