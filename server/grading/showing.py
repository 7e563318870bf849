"""Values in the words and digits of a verdict."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from math import prod
from typing import Any

import numpy as np

from questions import exercise_steps as plan
from questions.exercise_judging import describe
from questions.exercise_schema import Case, Exercise

MAX_CHARACTERS = 1_200
MAX_ENTRIES, EDGE = 80, 3
MAX_ITEMS = 20


def show(value: Any) -> str:
    """Give a value as one would print it, cut where it is long. Never raises."""
    text = _show(value, 0)
    return text if len(text) <= MAX_CHARACTERS else text[:MAX_CHARACTERS] + " …"


def _show(value: Any, depth: int) -> str:
    if depth > 4:
        return "…"
    match value:
        case np.ndarray():
            return _array(value)
        case tuple() | list():
            inner = _joined((_show(each, depth + 1) for each in value), len(value))
            return f"({inner})" if isinstance(value, tuple) else f"[{inner}]"
        case Mapping():
            pairs = (f"{_text(key)}: {_show(each, depth + 1)}" for key, each in value.items())
            return "{" + _joined(pairs, len(value)) + "}"
        case float() | np.floating():
            return f"{value:.9g}"
        case str():
            return _text(value)
        case bool() | int() | None | np.generic():
            return str(value)
        case plan.Rng():
            return f"np.random.default_rng({value.seed})"
        case plan.Callback() | plan.Helper():
            return f"a function {value.name}"
        case _:
            return describe(value)


def _joined(texts: Iterator[str], count: int) -> str:
    """Give the first texts, as many as are shown: others wait while hostile ones are made."""
    shown: list[str] = []
    size = 0
    for text in islice(texts, MAX_ITEMS):
        shown.append(text)
        size += len(text)
        if size > MAX_CHARACTERS:
            break
    return ", ".join(shown if len(shown) == count else [*shown, "…"])


def _text(value: str) -> str:
    return repr(value[:MAX_CHARACTERS])


def _array(value: np.ndarray[Any, Any]) -> str:
    shape = value.shape
    value = _first_ones(value)
    # NumPy's own printing took three quarters of a verdict's time; it still prints what is rare.
    if value.dtype.kind != "f" or not value.size or not value.ndim:
        text = np.array2string(value, precision=6, threshold=80, edgeitems=EDGE, separator=", ")
        return text if value.shape == shape else f"{text} …"
    if value.size > MAX_ENTRIES:
        for axis, size in enumerate(value.shape):
            if size > 2 * EDGE:
                ends = (*range(EDGE), *range(size - EDGE, size))
                value = value.take(ends, axis=axis)
    texts = [f"{number:.6g}" for number in value.ravel().tolist()]
    width = max(map(len, texts))
    elided = [short < size for short, size in zip(value.shape, shape, strict=True)]
    return _nested([text.rjust(width) for text in texts], value.shape, elided, 1)


def _first_ones(value: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Give the first entries along the first axes, where both ends of each would be too much."""
    for axis in range(value.ndim):
        if prod(min(size, 2 * EDGE) for size in value.shape) <= MAX_CHARACTERS:
            break
        value = value[(slice(None),) * axis + (slice(1),)]
    return value


def _nested(texts: list[str], shape: tuple[int, ...], elided: list[bool], indent: int) -> str:
    step = len(texts) // shape[0]
    rows = texts
    if len(shape) > 1:
        parts = (texts[at : at + step] for at in range(0, len(texts), step))
        rows = [_nested(part, shape[1:], elided[1:], indent + 1) for part in parts]
    if elided[0]:
        rows = [*rows[:EDGE], "...", *rows[EDGE:]]
    separator = ", " if len(shape) == 1 else ",\n" + " " * indent
    return f"[{separator.join(rows)}]"


def show_steps(steps: tuple[plan.Step, ...], signature: str) -> str:
    """Give what a case does, an argument a line."""
    return "\n".join(_show_step(step, _parameters(signature)) for step in steps)


def _parameters(signature: str) -> list[str]:
    inside = signature[signature.find("(") + 1 : signature.rfind(")")]
    return [each.strip() for each in inside.split(",") if each.strip()]


def _show_step(step: plan.Step, names: list[str]) -> str:
    match step:
        case plan.Call():
            given = step.args
            labels = names if len(names) == len(given) else [f"argument {n}" for n in range(1, 99)]
            return "\n".join(
                f"{label} = {show(value)}" for label, value in zip(labels, given, strict=False)
            )
        case plan.Construct():
            return f"{step.name} = {step.cls}({', '.join(show(each) for each in step.args)})"
        case plan.Method():
            return f"{step.name}.{step.method}({', '.join(show(each) for each in step.args)})"
        case plan.Set():
            return f"{step.name}.{step.attribute} = {show(step.value)}"
        case plan.Get():
            return f"{step.name}.{step.attribute}"


def show_values(case: Case, run: plan.Run, names: Sequence[str] = ()) -> str:
    """Give what a run answered with, a named part a line."""
    several = len(case.compared) > 1
    lines: list[str] = []
    for count, at in enumerate(case.compared, 1):
        if at >= len(run.values):
            break
        step, value = case.steps[at], run.values[at]
        if isinstance(step, plan.Get):
            lines.append(f"{step.name}.{step.attribute} = {show(value)}")
            continue
        if several:
            lines.append(f"call {count}:")
        lines += _named_parts(value, names)
    return "\n".join(lines)


def _named_parts(value: Any, names: Sequence[str]) -> list[str]:
    if type(value) is tuple and len(value) == len(names) > 1:
        return [f"{name} = {show(each)}" for name, each in zip(names, value, strict=True)]
    return [show(value)]


@dataclass(frozen=True)
class Texts:
    """A case in words and digits: what goes in, and what the reference gives."""

    input: str
    expected: str


def texts(exercise: Exercise, case: Case, expected: plan.Run) -> Texts:
    wanted = f"raises {case.raises}" if case.raises else ""
    return Texts(
        show_steps(case.steps, exercise.head.signature),
        wanted or show_values(case, expected, exercise.head.returns),
    )
