"""Raise an exception whose class lies about its name.

Must come of it: the name is cut to a sane length.
"""

from typing import Any

EXPECTED = "raised"

Hidden = type("x" * 10**6, (Exception,), {})


def attack(_tools: Any) -> Any:
    raise Hidden
