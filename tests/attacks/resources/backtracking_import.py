"""Import a module without end under new names.

Must come of it: nothing is found, quickly.
"""

from typing import Any

EXPECTED = "raised ModuleNotFoundError"


def attack(tools: Any) -> Any:
    for number in range(10_000):
        tools.sys.modules["importlib"].import_module(f"absent{number}")
