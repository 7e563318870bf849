"""Return an array of texts.

Must come of it: a description, no value.
"""

from typing import Any

import numpy as np

EXPECTED = "returned Opaque"


def attack(_tools: Any) -> Any:
    return np.array(["contained", "\\0"])
