"""Judges one run of a case against the reference's: the first thing that is wrong, or nothing.

Pure, and it never raises, whatever the learner's code returned.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from questions.exercise_likeness import is_close, is_numeric, same
from questions.exercise_schema import Case, Exercise
from questions.exercise_steps import Call, Callback, Get, Helper, Method, Rng, Run, arguments

Category = Literal[
    "raised",
    "timed_out",
    "out_of_memory",
    "flooded",
    "crashed",
    "refused",
    "contract",
    "shape",
    "dtype",
    "non_finite",
    "values",
    "mutation",
    "property",
    "warning",
    "global_random",
]


@dataclass(frozen=True)
class Finding:
    """What is wrong first: a category, in which part, what was asked and what came."""

    category: Category
    message: str
    part: str = ""
    expected: Any = None
    got: Any = None
    tolerance: float = 0.0


def alike(one: Finding | None, other: Finding | None) -> bool:
    """Tell whether two findings say the same, but for the numbers in it, which may be random."""
    if one is None or other is None:
        return one is other
    if one.category != other.category:
        return False
    if one.category != "property":
        return True
    return _NUMBER.sub("", one.message) == _NUMBER.sub("", other.message)


_NUMBER = re.compile(r"-?\d[\d.,e+-]*")


@dataclass(frozen=True)
class Part:
    """One named piece of an answer, beside the piece that was asked for."""

    name: str
    expected: Any
    got: Any


def judge(exercise: Exercise, case: Case, expected: Run, got: Run) -> Finding | None:
    """Give the first finding of a case, in the order of a verdict; None when it passes."""
    if case.raises is not None:
        return _judge_raising(case, got) or _manners(case, got)
    if got.ended != "returned":
        return Finding(_ended(got), got.message)
    return _judge_values(exercise, case, expected, got) or _manners(case, got)


def _ended(got: Run) -> Category:
    return "raised" if got.ended == "returned" else got.ended


def _judge_raising(case: Case, got: Run) -> Finding | None:
    if got.ended == "returned":
        message = f"It has to raise {case.raises} here, and it returned."
        return Finding("contract", message)
    if got.ended != "raised":
        return Finding(_ended(got), got.message)
    if not _is_kind_of(got.error or "", case.raises or ""):
        message = f"It has to raise {case.raises} here, and it raised {got.error}: {got.message}"
        return Finding("contract", message)
    return None


def _is_kind_of(name: str, wanted: str) -> bool:
    if name == wanted:
        return True
    builtin = vars(__import__("builtins"))
    kind = builtin.get(name) or getattr(np.linalg, name, None)
    return isinstance(kind, type) and any(each.__name__ == wanted for each in kind.__mro__)


def _judge_values(exercise: Exercise, case: Case, expected: Run, got: Run) -> Finding | None:
    if len(got.values) != len(case.steps):
        return Finding("crashed", "The answer is incomplete.")
    if case.form:
        parts: list[Part] = []
        for found in split(exercise, case, expected, got):
            if isinstance(found, Finding):
                return found
            parts.append(found)
        checks = (_form, _finite) if case.check else (_form, _finite, _close(exercise, case))
        for check in checks:
            for part in parts:
                if (finding := check(part)) is not None:
                    return finding
    return _checked(case, got) if case.check else None


def _checked(case: Case, got: Run) -> Finding | None:
    assert case.check is not None
    try:
        message = case.check(case, got)
    except Exception:  # noqa: BLE001 - values are the learner's, and anything can be among them
        message = "What came back is not of the form that was asked for."
    return Finding("property", message) if message else None


def split(exercise: Exercise, case: Case, expected: Run, got: Run) -> Iterator[Part | Finding]:
    """Take the answers of a case apart into named pieces; a Finding ends it."""
    several = len(case.compared) > 1
    for count, at in enumerate(case.compared, 1):
        step = case.steps[at]
        names = exercise.head.returns if isinstance(step, Call | Method) else ()
        label = step.attribute if isinstance(step, Get) else ""
        if several and not label:
            label = f"call {count}"
        yield from _pieces(label, names, expected.values[at], got.values[at])


def _pieces(label: str, names: tuple[str, ...], asked: Any, got: Any) -> Iterator[Part | Finding]:
    if isinstance(asked, tuple | list):
        yield from _sequence_pieces(label, names, asked, got)
    elif isinstance(asked, dict):
        yield from _dict_pieces(label, asked, got)
    else:
        name = names[0] if len(names) == 1 else ""
        yield Part(_join(label, name) or "result", asked, got)


def _sequence_pieces(
    label: str, names: tuple[str, ...], asked: Any, got: Any
) -> Iterator[Part | Finding]:
    what = label or "the result"
    if type(got) is not type(asked):
        kind = "tuple" if isinstance(asked, tuple) else "list"
        listed = f" ({', '.join(names)})" if names and len(names) == len(asked) else ""
        message = f"{what} has to be a {kind} of {len(asked)}{listed}, and is {describe(got)}."
        yield Finding("contract", _sentence(message), label, asked, got)
        return
    if len(got) != len(asked):
        message = f"{what} has {len(got)} items where {len(asked)} are asked for."
        yield Finding("contract", _sentence(message), label, asked, got)
        return
    own = names if len(names) == len(asked) else tuple(f"[{at}]" for at in range(len(asked)))
    for name, one, other in zip(own, asked, got, strict=True):
        yield from _pieces(_join(label, name), (), one, other)


def _dict_pieces(label: str, asked: dict[Any, Any], got: Any) -> Iterator[Part | Finding]:
    what = label or "the result"
    if not isinstance(got, dict):
        message = f"{what} has to be a dict, and is {describe(got)}."
        yield Finding("contract", _sentence(message), label, asked, got)
        return
    missing = [key for key in asked if key not in got]
    extra = [key for key in got if key not in asked]
    if missing or extra:
        words = [f"{key!r} is missing" for key in missing]
        words += [f"{key!r} is not asked for" for key in extra[:3]]
        yield Finding("contract", f"Keys of {what}: {', '.join(words)}.", label, asked, got)
        return
    for key, value in asked.items():
        yield from _pieces(_join(label, str(key)), (), value, got[key])


def _join(label: str, name: str) -> str:
    if label and name:
        return f"{label}{name}" if name.startswith("[") else f"{label}.{name}"
    return label or name


def _sentence(text: str) -> str:
    """Begin a sentence; a part's name keeps its letters, since H is not h."""
    text = f"the {text}" if text.startswith("result ") else text
    return text[:1].upper() + text[1:] if text.startswith("the ") else text


def _form(part: Part) -> Finding | None:
    """Type, then shape, then dtype."""
    wrong = _type_problem(part) or _shape_problem(part) or _dtype_problem(part)
    if wrong is None:
        return None
    category, message = wrong
    return Finding(category, message, part.name, part.expected, part.got)


def _type_problem(part: Part) -> tuple[Category, str] | None:
    if is_numeric(part.expected) and not is_numeric(part.got):
        hint = ""
        if part.got is None:
            hint = " Does your function end without a return?"
        elif isinstance(part.got, list | tuple):
            hint = " Give a NumPy array; np.array(…) makes one."
        message = f"{part.name} has to be {describe(part.expected)}, and is {describe(part.got)}."
        return "contract", _sentence(message) + hint
    if not is_numeric(part.expected) and type(part.got) is not type(part.expected):
        message = f"{part.name} has to be {describe(part.expected)}, and is {describe(part.got)}."
        return "contract", _sentence(message)
    return None


def _shape_problem(part: Part) -> tuple[Category, str] | None:
    if not is_numeric(part.expected) or np.shape(part.got) == np.shape(part.expected):
        return None
    message = f"{part.name} has the shape {np.shape(part.got)}; asked is {np.shape(part.expected)}."
    return "shape", _sentence(message)


def _dtype_problem(part: Part) -> tuple[Category, str] | None:
    if not is_numeric(part.expected) or _same_dtype(part.expected, part.got):
        return None
    got, asked = np.asarray(part.got).dtype, np.asarray(part.expected).dtype
    return "dtype", _sentence(f"{part.name} has the dtype {got}; asked is {asked}.")


def _same_dtype(expected: Any, got: Any) -> bool:
    """Floats have to be of the same width; whole numbers of any, and never booleans."""
    one, other = np.asarray(expected).dtype, np.asarray(got).dtype
    if one.kind in "iu":
        return other.kind in "iu"
    return one == other


def _finite(part: Part) -> Finding | None:
    if not is_numeric(part.expected):
        return None
    finite = np.isfinite(part.got)
    if finite.all() or not (~finite & np.isfinite(part.expected)).any():
        return None
    kind = "NaN" if np.isnan(np.asarray(part.got)).any() else "infinity"
    message = _sentence(f"{part.name} contains {kind}.")
    return Finding("non_finite", message, part.name, part.expected, part.got)


def _close(exercise: Exercise, case: Case) -> Any:
    default = exercise.head.tolerance if case.tolerance is None else case.tolerance

    def close(part: Part) -> Finding | None:
        tolerance = case.tolerances.get(part.name, default)
        if is_close(part.expected, part.got, tolerance):
            return None
        message = _sentence(f"{part.name} has other values than asked for.")
        return Finding("values", message, part.name, part.expected, part.got, tolerance)

    return close


def _manners(case: Case, got: Run) -> Finding | None:
    """Check what holds everywhere: inputs stay, no global randomness, silence where asked."""
    if changed := _changed_input(case, got):
        return Finding("mutation", changed)
    if got.global_random_touched:
        message = "It draws from NumPy's (or Python's) global random state, or seeds it."
        return Finding("global_random", message)
    if case.silent and got.warnings:
        return Finding("warning", f"It has to run without a warning: {got.warnings[0]}")
    return None


def _changed_input(case: Case, got: Run) -> str | None:
    for step, after in zip(case.steps, got.inputs_after, strict=False):
        for at, (before, now) in enumerate(zip(arguments(step), after, strict=False)):
            if isinstance(before, Rng | Callback | Helper):
                continue
            if not same(before, now):
                return f"It changes its input: argument {at + 1} is not what it was."
    return None


def describe(value: Any) -> str:
    """Say a value in a few words: "float64 array of shape (3, 1)", "None", "list of 3"."""
    match value:
        case None:
            return "None"
        case np.ndarray() if value.ndim == 0:
            return f"a {value.dtype} number"
        case np.ndarray():
            return f"a {value.dtype} array of shape {value.shape}"
        case np.generic():
            return f"a {value.dtype} number"
        case list() | tuple():
            return f"a {type(value).__name__} of {len(value)}"
        case bool() | int() | float() | complex() | str() | dict():
            return f"a {type(value).__name__}"
        case _:
            return str(getattr(value, "description", f"an object of {type(value).__name__}"))
