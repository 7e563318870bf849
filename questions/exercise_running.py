"""Runs our own programs (references, alternatives, mistakes) on cases, in this process.

Never for a learner's code: nothing here is isolated.
"""

from __future__ import annotations

import copy
import random
import types
import warnings
from functools import lru_cache
from time import perf_counter
from typing import Any

import numpy as np

from questions.exercise_schema import Case
from questions.exercise_steps import (
    Call,
    Callback,
    Construct,
    Get,
    Helper,
    Method,
    Rng,
    Run,
    Set,
    Step,
    arguments,
)


def run_trusted(source: str, case: Case) -> Run:
    """Run a program of ours on a case; its exceptions become part of the run."""
    runner = _Runner()
    before = _GlobalState()
    began = perf_counter()
    error: Exception | None = None
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            runner.load(source)
            for step in case.steps:
                runner.do(step)
        except Exception as raised:  # noqa: BLE001 - a mistake may raise whatever it likes
            error = raised
    took_ms = (perf_counter() - began) * 1000
    return Run(
        ended="raised" if error else "returned",
        values=tuple(runner.values),
        inputs_after=tuple(runner.given),
        error=type(error).__name__ if error else None,
        message=str(error) if error else "",
        warnings=tuple(str(each.message) for each in caught),
        global_random_touched=before.restored(),
        calls={name: tuple(calls) for name, calls in runner.calls.items()},
        time_ms=took_ms,
    )


class _Runner:
    def __init__(self) -> None:
        self.module = types.ModuleType("solution")
        self.objects: dict[str, Any] = {}
        self.values: list[Any] = []
        self.given: list[tuple[Any, ...]] = []
        self.calls: dict[str, list[tuple[Any, ...]]] = {}

    def load(self, source: str) -> None:
        exec(_compiled(source), vars(self.module))

    def do(self, step: Step) -> None:
        args = tuple(self._made(each) for each in arguments(step))
        self.given.append(args)
        self.values.append(copy.deepcopy(self._value(step, args)))

    def _value(self, step: Step, args: tuple[Any, ...]) -> Any:
        match step:
            case Call():
                return getattr(self.module, step.function)(*args)
            case Construct():
                self.objects[step.name] = getattr(self.module, step.cls)(*args)
            case Method():
                return getattr(self.objects[step.name], step.method)(*args)
            case Set():
                setattr(self.objects[step.name], step.attribute, args[0])
            case Get():
                return getattr(self.objects[step.name], step.attribute)
        return None

    def _made(self, value: Any) -> Any:
        match value:
            case Rng():
                return np.random.default_rng(value.seed)
            case Helper():
                names: dict[str, Any] = {}
                exec(_compiled(value.source), names)
                return names[value.name]
            case Callback():
                return self._recording(value)
            case _:
                return copy.deepcopy(value)

    def _recording(self, callback: Callback) -> Any:
        calls = self.calls.setdefault(callback.name, [])

        def recorded(*args: Any) -> Any:
            calls.append(copy.deepcopy(args))
            return callback.function(*args)

        return recorded


@lru_cache(maxsize=2048)
def _compiled(source: str) -> types.CodeType:
    return compile(source, "<content>", "exec")


class _GlobalState:
    """The global random state as it was, to be put back: a second run must see it as new."""

    def __init__(self) -> None:
        self.numpy: Any = np.random.get_state()  # noqa: NPY002 - this watches the global state
        self.python = random.getstate()

    def restored(self) -> bool:
        """Put the state back, and tell whether there was anything to put back."""
        now = _GlobalState()
        touched = now.python != self.python or now.numpy[2:] != self.numpy[2:]
        if not touched and np.array_equal(now.numpy[1], self.numpy[1]):
            return False
        np.random.set_state(self.numpy)  # noqa: NPY002 - as above
        random.setstate(self.python)
        return True
