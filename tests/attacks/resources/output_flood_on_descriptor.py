"""Write without end to the raw descriptor of the error stream.

Must come of it: flooded.
"""

from typing import Any

EXPECTED = "flooded"


def attack(tools: Any) -> Any:
    while True:
        tools.os.write(2, b"flood" * 1000)
