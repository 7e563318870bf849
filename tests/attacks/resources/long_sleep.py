"""Sleep for a day.

Must come of it: the wall clock ends it.
"""

import time
from typing import Any

EXPECTED = "timed_out"
LIMITS = {"wall_s": 0.3}


def attack(_tools: Any) -> Any:
    time.sleep(86_400)
