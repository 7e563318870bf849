"""Keep all memory in a global, so that nothing is left for the reply.

Must come of it: out of memory all the same.
"""

from typing import Any

EXPECTED = "out_of_memory"

KEPT: list[Any] = []


def attack(_tools: Any) -> Any:
    while True:
        KEPT.append(bytearray(2**16))
