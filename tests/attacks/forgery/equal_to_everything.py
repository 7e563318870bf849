"""Return an object that equals everything.

Must come of it: it comes back as a description.
"""

from typing import Any

EXPECTED = "returned Opaque"


class Agreeable:
    def __eq__(self, _other: object) -> bool:
        return True

    __hash__ = None  # type: ignore[assignment]  # as __eq__ makes it


def attack(_tools: Any) -> Any:
    return Agreeable()
