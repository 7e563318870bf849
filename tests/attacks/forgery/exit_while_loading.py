"""End the process while the module is loaded.

Must come of it: crashed.
"""

import sys
from typing import Any

EXPECTED = "crashed"

sys.modules["os"]._exit(0)


def attack(_tools: Any) -> Any:
    return ""
