"""Return an array with more dimensions than travel.

Must come of it: a description, no value.
"""

from typing import Any

import numpy as np

EXPECTED = "returned Opaque"


def attack(_tools: Any) -> Any:
    return np.zeros((1,) * 60) if np.__version__ >= "2" else np.zeros((1,) * 30)
