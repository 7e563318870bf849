"""Print without end.

Must come of it: flooded, with the beginning of the output.
"""

import sys
from typing import Any

EXPECTED = "flooded"


def attack(_tools: Any) -> Any:
    while True:
        sys.stdout.write("flood" * 1000 + "\n")
