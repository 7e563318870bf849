"""Turns what cannot be sent into a description of it."""

import itertools
from collections.abc import Iterator
from types import BuiltinFunctionType, FunctionType, GeneratorType, MethodType
from typing import Any, cast

import numpy as np

from server.sandbox.values import Generated, Opaque

from .reporting import NAME, clean

_ITERATORS = (GeneratorType, map, filter, zip, enumerate)


class Describer:
    """The encoder's fallback in the child: a description, or what a generator yields."""

    def __init__(self, generated_items: int, known: dict[int, tuple[object, object]]) -> None:
        self.generated_items = generated_items
        self.known = known

    def __call__(self, value: object) -> object:
        """Say what to send for `value`; what was made from a specification goes back as that."""
        known = self.known.get(id(value))
        if known is not None and known[0] is value:
            return known[1]
        if type(value) in _ITERATORS:
            return self._drain(cast("Iterator[object]", value))
        return _plain(value)

    def _drain(self, iterator: Iterator[object]) -> Generated:
        items: Any = tuple(itertools.islice(iterator, self.generated_items))
        finished = len(items) < self.generated_items
        return Generated(items, finished)


def _plain(value: Any) -> object:
    """Give a named tuple or a dict of another kind as what it stands for, the rest described."""
    kind = type(value)
    if issubclass(kind, tuple) and hasattr(kind, "_fields"):
        return tuple(tuple.__iter__(value))
    if issubclass(kind, dict) and kind is not dict and all(type(key) is str for key in value):
        return dict(dict.items(value))
    return Opaque(describe(value))


def describe(value: Any) -> str:
    """Say what the value is, in a learner's words: "float16 array of shape (3, 1)"."""
    # The type and not the class that the value claims, which may be a lie.
    kind = type(value)
    name = clean(NAME.__get__(kind))
    if issubclass(kind, np.ndarray):
        label = "" if kind is np.ndarray else f" of class {name}"
        order = "" if value.dtype.isnative else " in foreign byte order"
        return f"{value.dtype.name} array{label} of shape {value.shape}{order}"
    if issubclass(kind, np.generic):
        return f"NumPy scalar of dtype {value.dtype.name}"
    if issubclass(kind, type):
        return f"class {value.__name__}"
    if issubclass(kind, FunctionType | BuiltinFunctionType | MethodType | np.ufunc):
        return f"function {value.__name__}"
    if kind is dict:
        return f"dict of {_items(len(value))}, with keys that are no str or nested too deeply"
    if kind in (tuple, list):
        return f"{name} of {_items(len(value))}, nested too deeply"
    if kind in (set, frozenset, range, bytes, bytearray):
        return f"{name} of {_items(len(value))}"
    return f"object of class {name}"


def _items(count: int) -> str:
    return f"{count} item" if count == 1 else f"{count} items"
