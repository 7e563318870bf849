"""Return a list whose class lies about its length.

Must come of it: it comes back as a description.
"""

from typing import Any

EXPECTED = "returned Opaque"


class Liar(list[int]):
    def __len__(self) -> int:
        return 2**31


def attack(_tools: Any) -> Any:
    return Liar([1, 2, 3])
