"""The calls that make up one case; they run in order in one namespace of objects.

Arguments are values in the sense of `values.Value`; anything else raises Unsendable.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from .values import Value


@dataclass(frozen=True, slots=True)
class Call:
    """Call a function of the learner's module; its value is what the function returned."""

    function: str
    args: tuple[Any, ...] = ()
    kwargs: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Construct:
    """Make an object of a class of the learner's module and keep it under `name`; value None."""

    name: str
    cls: str
    args: tuple[Any, ...] = ()
    kwargs: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CallMethod:
    """Call a method of a constructed object; its value is what the method returned."""

    name: str
    method: str
    args: tuple[Any, ...] = ()
    kwargs: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SetAttribute:
    """Set an attribute of a constructed object; value None."""

    name: str
    attribute: str
    value: Any


@dataclass(frozen=True, slots=True)
class GetAttribute:
    """Read an attribute of a constructed object; its value is the attribute's."""

    name: str
    attribute: str


Step: TypeAlias = Call | Construct | CallMethod | SetAttribute | GetAttribute


def to_wire(step: Step) -> tuple[Value, ...]:
    """Give the step as (verb, target, member, args, kwargs)."""
    match step:
        case Call():
            return ("call", step.function, "", tuple(step.args), dict(step.kwargs))
        case Construct():
            return ("construct", step.name, step.cls, tuple(step.args), dict(step.kwargs))
        case CallMethod():
            return ("method", step.name, step.method, tuple(step.args), dict(step.kwargs))
        case SetAttribute():
            return ("set", step.name, step.attribute, (step.value,), {})
        case GetAttribute():
            return ("get", step.name, step.attribute, (), {})


def arguments(step: Step) -> tuple[Value, ...]:
    """Give the positional arguments of a step, then its keyword arguments in order."""
    match step:
        case SetAttribute():
            return (step.value,)
        case GetAttribute():
            return ()
        case _:
            return (*step.args, *step.kwargs.values())
