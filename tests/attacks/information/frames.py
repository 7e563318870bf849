"""Walk the frames of the caller, for the expected values.

Must come of it: they hold the inputs, and no outputs.
"""

from typing import Any

EXPECTED = "returned"


def attack(tools: Any) -> Any:
    canary = "".join(reversed(tools.host["yranac"]))
    frame = tools.sys._getframe().f_back
    while frame:
        if canary in (str(value) for value in frame.f_locals.values() if type(value) is str):
            return "the canary was found"
        frame = frame.f_back
    return "contained"
