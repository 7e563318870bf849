"""Return dates, one of them not a time.

Must come of it: a description, no value.
"""

from typing import Any

import numpy as np

EXPECTED = "returned Opaque"


def attack(_tools: Any) -> Any:
    return np.array(["NaT", "2020-01-01"], "M8[D]")
