"""The plan of one case: which calls are made with which arguments, and what came of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal


@dataclass(frozen=True)
class Rng:
    """An argument that becomes `numpy.random.default_rng(seed)` where the code runs."""

    seed: int


@dataclass(frozen=True)
class Callback:
    """An argument that is a function of ours; `Run.calls[name]` has the arguments of each call."""

    name: str
    function: Callable[..., Any] = field(compare=False)


@dataclass(frozen=True)
class Helper:
    """An argument that is a pure function living beside the learner's code."""

    source: str
    name: str


@dataclass(frozen=True)
class Call:
    """Call a function of the module; its value is compared."""

    function: str
    args: tuple[Any, ...] = ()


@dataclass(frozen=True)
class Construct:
    """Make an object and keep it under `name`."""

    name: str
    cls: str
    args: tuple[Any, ...] = ()


@dataclass(frozen=True)
class Method:
    """Call a method of a constructed object; its value is compared, unless told otherwise."""

    name: str
    method: str
    args: tuple[Any, ...] = ()
    compared: bool = True


@dataclass(frozen=True)
class Set:
    """Set an attribute of a constructed object."""

    name: str
    attribute: str
    value: Any


@dataclass(frozen=True)
class Get:
    """Read an attribute of a constructed object; its value is compared."""

    name: str
    attribute: str


Step = Call | Construct | Method | Set | Get


def arguments(step: Step) -> tuple[Any, ...]:
    """Give what a step hands to the code."""
    match step:
        case Set():
            return (step.value,)
        case Get():
            return ()
        case _:
            return step.args


def is_compared(step: Step) -> bool:
    """Tell whether a step's value is part of the answer."""
    return isinstance(step, Call | Get) or (isinstance(step, Method) and step.compared)


@dataclass(frozen=True)
class Run:
    """What came of one case, wherever it ran; everything in it may be hostile.

    `values` has one value for each step that returned. `inputs_after` has a tuple of arguments for
    each step; it is empty where nothing is known to have changed. `ended` is the outcome's kind;
    `error` is the exception's type name when it is "raised". `retried` says that it ran twice,
    since its first process was lost; `timed_with`, of how many cases `time_ms` is the mean.
    """

    ended: Literal[
        "returned", "raised", "timed_out", "out_of_memory", "flooded", "crashed", "refused"
    ] = "returned"
    values: tuple[Any, ...] = ()
    inputs_after: tuple[tuple[Any, ...], ...] = ()
    error: str | None = None
    message: str = ""
    warnings: tuple[str, ...] = ()
    global_random_touched: bool = False
    calls: Mapping[str, tuple[tuple[Any, ...], ...]] = field(default_factory=dict)
    output: str = ""
    time_ms: float = 0.0
    timed_with: int = 1
    retried: bool = False
