"""Have faulthandler, which is built in and needs no file, start a thread and lay handlers.

Must come of it: neither a thread nor a handler comes to be.
"""

from typing import Any

EXPECTED = "returned"


def attack(tools: Any) -> Any:
    faulthandler: Any = tools.sys.modules["builtins"].__import__("faulthandler")
    for name, args in (("dump_traceback_later", (0.01, False, 1, True)), ("register", (10, 1))):
        try:
            getattr(faulthandler, name)(*args)
        except (RuntimeError, OSError):
            continue
        return "a thread or a handler was made"
    return "contained"
