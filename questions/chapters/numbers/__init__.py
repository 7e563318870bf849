"""Numbers that prose speaks of, computed when a chapter is loaded and never typed.

`{{ name }}` in a section of the chapter `rnn-lstm` is what the function `name()` of the module
`rnn_lstm` in this package returns; a chapter with many numbers has a package of modules instead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType


class Numbers(Mapping[str, object]):
    """The named values of one chapter, each computed when it is first asked for."""

    def __init__(self, chapter: str) -> None:
        self._functions = {
            name: function
            for module in _modules(f"{__name__}.{chapter.replace('-', '_')}")
            for name, function in vars(module).items()
            if callable(function) and getattr(function, "__module__", "") == module.__name__
        }
        self._values: dict[str, object] = {}

    def __getitem__(self, name: str) -> object:
        if name not in self._values:
            function: Callable[[], object] = self._functions[name]
            self._values[name] = function()
        return self._values[name]

    def __contains__(self, name: object) -> bool:
        return name in self._functions and not str(name).startswith("_")

    def __iter__(self) -> Iterator[str]:
        return (name for name in self._functions if name in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _modules(name: str) -> list[ModuleType]:
    """Give the module of that name; of a package, its modules too."""
    module = import_module(name)
    below = iter_modules(getattr(module, "__path__", ()))
    return [module, *(import_module(f"{name}.{each.name}") for each in below)]
