"""Open a socket of every family and kind.

Must come of it: EPERM each.
"""

from typing import Any

EXPECTED = "returned"


def attack(tools: Any) -> Any:
    opened = []
    for family in range(46):
        for kind in (1, 2, 3, 5):
            try:
                opened.append((family, kind, tools.call("socket", family, kind, 0)))
            except PermissionError:
                continue
    return "contained" if not opened else f"opened: {opened}"
