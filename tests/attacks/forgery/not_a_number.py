"""Return NaN, which differs from everything, in the hope of a comparison the wrong way round.

Must come of it: NaN comes back as NaN.
"""

from typing import Any

import numpy as np

EXPECTED = "returned NaN"


def attack(_tools: Any) -> Any:
    return np.nan
