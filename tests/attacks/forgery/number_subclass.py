"""Return a float of a class whose comparisons say yes.

Must come of it: it comes back as a description.
"""

from typing import Any

EXPECTED = "returned Opaque"


class Agreeable(float):
    __slots__ = ()

    def __eq__(self, _other: object) -> bool:
        return True

    __hash__ = None  # type: ignore[assignment]  # as __eq__ makes it


def attack(_tools: Any) -> Any:
    return Agreeable(1.0)
