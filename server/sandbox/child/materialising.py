"""Makes what a specification stands for."""

from collections.abc import Callable
from typing import Any

import numpy as np

from server.sandbox.values import Callback, Helper, Ref, Rng

from .imports import GUARDED_BUILTINS

CallBack = Callable[[str, tuple[object, ...]], object]


class Materialiser:
    """Specifications to objects; remembers which object came from which."""

    def __init__(self, call_back: CallBack, objects: dict[str, Any]) -> None:
        self.call_back = call_back
        self.objects = objects
        # Keeps the object too, so that its id stays its own.
        self.known: dict[int, tuple[object, object]] = {}

    def make(self, value: Any) -> Any:
        """Give the object for a value, through containers."""
        if isinstance(value, tuple):
            return tuple(self.make(item) for item in value)
        if isinstance(value, list):
            return [self.make(item) for item in value]
        if isinstance(value, dict):
            return {key: self.make(item) for key, item in value.items()}
        if isinstance(value, Rng | Helper | Callback | Ref):
            made = self._special(value)
            self.known[id(made)] = (made, value)
            return made
        return value

    def _special(self, spec: Rng | Helper | Callback | Ref) -> object:
        match spec:
            case Rng(seed):
                return np.random.default_rng(seed)
            case Helper(source, name):
                namespace: dict[str, Any] = {
                    "__name__": "helper",
                    "__builtins__": GUARDED_BUILTINS,
                }
                exec(compile(source, "helper.py", "exec"), namespace)
                return namespace[name]
            case Callback(name):
                return self._stub(name)
            case Ref(name):
                return self.objects[name]

    def _stub(self, name: str) -> Callable[..., object]:
        def stub(*args: object) -> object:
            return self.call_back(name, args)

        stub.__name__ = stub.__qualname__ = name
        return stub
