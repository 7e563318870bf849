"""Entry point of what runs here: finds this package by its folder, and nothing else of ours."""

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
    mode, *arguments = sys.argv[1:]
    # What is ours comes after what is the learner's, and so lies together: a child writes to nearly
    # all of ours, if only by counting references, and copies each page that it writes to.
    importlib.import_module("server.sandbox.child.imports").preload()
    importlib.import_module("server.sandbox.child.holes").fill_holes()
    entry = importlib.import_module(f"server.sandbox.child.{mode}").main
    if mode == "zygote":
        entry(int(arguments[0]), json.loads(arguments[1]))
    else:
        entry([int(argument) for argument in arguments])


if __name__ == "__main__":
    boot()
