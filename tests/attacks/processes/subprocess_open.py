"""Start a program with subprocess.

Must come of it: the start fails.
"""

from typing import Any

EXPECTED = "raised OSError PermissionError ModuleNotFoundError BlockingIOError FileNotFoundError"


def attack(tools: Any) -> Any:
    import_module = tools.sys.modules["importlib"].import_module
    import_module("subprocess").run(["/bin/true"], check=True)
