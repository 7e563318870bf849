"""Entry point of the zygote: finds this package by its folder, and nothing else of the project."""

import importlib
import json
import sys
from pathlib import Path
from types import ModuleType

_PACKAGE = Path(__file__).resolve().parent.parent


def boot() -> None:
    # Stand-ins: the package's own __init__ is for the server and would bring asyncio along.
    for name, folders in (("server", []), ("server.sandbox", [str(_PACKAGE)])):
        stand_in = ModuleType(name)
        stand_in.__path__ = folders
        sys.modules[name] = stand_in
    zygote = importlib.import_module("server.sandbox.child.zygote")
    zygote.main(int(sys.argv[1]), json.loads(sys.argv[2]))


if __name__ == "__main__":
    boot()
