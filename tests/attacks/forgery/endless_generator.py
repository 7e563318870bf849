"""Return a generator that never ends.

Must come of it: it is cut at the limit, and says so.
"""

import itertools
from typing import Any

EXPECTED = "returned Generated"


def attack(_tools: Any) -> Any:
    return (number for number in itertools.count())
