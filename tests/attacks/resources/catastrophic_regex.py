"""Match a regular expression that backtracks for ever.

Must come of it: the wall clock ends it.
"""

import re
from typing import Any

EXPECTED = "timed_out"
LIMITS = {"wall_s": 0.5}


def attack(_tools: Any) -> Any:
    return str(re.match(r"(a+)+$", "a" * 60 + "b"))
