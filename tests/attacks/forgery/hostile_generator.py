"""Return a generator that raises what must not be raised.

Must come of it: it is an exception of the learner.
"""

from collections.abc import Iterator
from typing import Any

EXPECTED = "raised SystemExit"


def hostile() -> Iterator[int]:
    yield 1
    raise SystemExit


def attack(_tools: Any) -> Any:
    return hostile()
