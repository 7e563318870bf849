"""Read with which arguments the interpreter was started.

Must come of it: they are those of a program of its own.
"""

from typing import Any

EXPECTED = "returned"


def attack(tools: Any) -> Any:
    found = [*tools.sys.argv, *tools.sys.orig_argv]
    return "contained" if found == ["solution.py"] else f"{found}"
