"""Return an array of a class whose comparisons say yes.

Must come of it: it comes back as a description.
"""

from typing import Any

import numpy as np

EXPECTED = "returned Opaque"


class Agreeable(np.ndarray[Any, Any]):
    def __eq__(self, _other: object) -> Any:
        return np.ones(self.shape, bool)

    __hash__ = None


def attack(_tools: Any) -> Any:
    return np.zeros(3).view(Agreeable)
