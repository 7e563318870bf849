"""Try every option of prctl: outlive the server, be dumpable, drop the filter, move memory areas.

Must come of it: all are refused.
"""

from typing import Any

EXPECTED = "returned"


def attack(tools: Any) -> Any:
    for option in (*range(1, 80), 0x53564D41, 0x59616D61):
        try:
            tools.call("prctl", option, 0, 0, 0, 0)
        except PermissionError:
            continue
        return f"option {option} was obeyed"
    return "contained"
