"""Look for modules of the grader.

Must come of it: only the protocol is there.
"""

from typing import Any

EXPECTED = "returned"


def attack(tools: Any) -> Any:
    names = [
        name
        for name in tools.sys.modules
        if name.startswith(("engine", "questions", "server.grading"))
    ]
    return "contained" if not names else f"modules: {names}"
