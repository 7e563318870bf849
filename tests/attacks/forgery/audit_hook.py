"""Lay an audit hook, which nobody can remove, and raise from it at every event.

Must come of it: it breaks its own process at most.
"""

from typing import Any

EXPECTED = "returned raised crashed"


def attack(tools: Any) -> Any:
    def object_to(event: str, _args: object) -> None:
        raise RuntimeError(event)

    tools.sys.addaudithook(object_to)
    return "contained"
