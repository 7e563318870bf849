"""Return an object that claims to be an array.

Must come of it: it comes back as a description.
"""

from typing import Any

import numpy as np

EXPECTED = "returned Opaque"


class Pretender:
    @property  # type: ignore[misc]  # to lie is the point
    def __class__(self) -> Any:
        return np.ndarray

    def __array__(self, *_args: object) -> Any:
        return np.zeros(3)


def attack(_tools: Any) -> Any:
    return Pretender()
