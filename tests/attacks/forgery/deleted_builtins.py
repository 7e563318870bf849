"""Delete the builtins that the runner needs.

Must come of it: crashed or raised; no more than that.
"""

from typing import Any

EXPECTED = "crashed raised"


def attack(tools: Any) -> Any:
    builtins = tools.sys.modules["builtins"]
    for name in list(vars(builtins)):
        if not name.startswith("__"):
            delattr(builtins, name)
    return "contained"
