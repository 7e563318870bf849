"""Raise a syntax error whose line is anything but a number.

Must come of it: it breaks its own process at most.
"""

from typing import Any

EXPECTED = "raised crashed"


def attack(_tools: Any) -> Any:
    error = SyntaxError("no", ("solution.py", 1, 1, "x"))
    error.lineno = [error]  # type: ignore[assignment]  # no number at all
    raise error
