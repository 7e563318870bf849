"""Print characters of four bytes each until the limit falls within one.

Must come of it: flooded; the text is cut at a character boundary.
"""

from typing import Any

EXPECTED = "flooded"


def attack(tools: Any) -> Any:
    tools.os.write(1, b"a")
    while True:
        tools.os.write(1, "\U0001d4d1".encode() * 1000)
