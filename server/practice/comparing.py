"""How a wrong answer differs from the right one: where first, by how much, and a sample of it.

Pure; never raises, whatever the values are.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

SAMPLE_ROWS, SAMPLE_COLUMNS = 12, 12
STATE_ROWS, STATE_COLUMNS = 40, 40


@dataclass(frozen=True)
class Sample:
    """A corner of both arrays around the first wrong entry, as tables.

    Numbers that aren't finite are None; `offset` is where the corner starts, and `index` fixes
    the leading axes.
    """

    expected: list[list[float | None]]
    got: list[list[float | None]]
    error: list[list[float | None]]
    offset: tuple[int, int]
    index: tuple[int, ...]


@dataclass(frozen=True)
class Difference:
    """What is different in one part; errors are None where no finite one can be told."""

    part: str
    first_bad: tuple[int, ...]
    first_bad_step: int | None
    max_abs: float | None
    max_rel: float | None
    bad_fraction: float
    tolerance: float
    sample: Sample


def difference(
    part: str, expected: Any, got: Any, *, tolerance: float, time_axis: int | None = None
) -> Difference | None:
    """Compare two numeric values of one shape; None when they have no such form, or agree."""
    try:
        one, other = np.asarray(expected), np.asarray(got)
    except ValueError:
        return None
    if one.shape != other.shape or one.dtype.kind not in "biuf" or other.dtype.kind not in "biuf":
        return None
    with np.errstate(all="ignore"):
        one, other = one.astype(np.float64), other.astype(np.float64)
        error = other - one
        bad = ~(np.abs(error) <= tolerance + tolerance * np.abs(one)) & (one != other)
        relative = np.abs(error) / np.abs(one)
    if not bad.any():
        return None
    first = tuple(int(at) for at in np.argwhere(bad)[0])
    return Difference(
        part=part,
        first_bad=first,
        first_bad_step=_first_step(bad, time_axis),
        max_abs=_largest(np.abs(error)),
        max_rel=_largest(relative),
        bad_fraction=float(bad.mean()),
        tolerance=tolerance,
        sample=_sample(one, other, error, first),
    )


@dataclass(frozen=True)
class Beside:
    """States as tables, a step or a sample a row: a learner's, those asked for, and the error."""

    part: str
    got: list[list[float | None]]
    expected: list[list[float | None]]
    error: list[list[float | None]]


def beside(part: str, expected: Any, got: Any) -> Beside | None:
    """Put two arrays of states beside each other; of a batch the first one. None without form."""
    one, other = _reals(expected), _reals(got)
    if one is None or other is None or one.shape != other.shape or not one.size:
        return None
    with np.errstate(all="ignore"):
        tables = [_plain(_table(each)) for each in (other, one, other - one)]
    return Beside(part, *tables)


def _table(states: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    if states.ndim > 1 and states.shape[-1] == 1:
        states = states[..., 0]
    while states.ndim > 2:
        states = states[0]
    return np.atleast_2d(states)[:STATE_ROWS, :STATE_COLUMNS]


@dataclass(frozen=True)
class GradientError:
    """How far a gradient is from the one that was checked: |got − right| / (|got| + |right|)."""

    part: str
    parameter: str
    error: float | None
    right: bool


def gradient_error(
    part: str, parameter: str, expected: Any, got: Any, *, tolerance: float
) -> GradientError:
    """Compare one gradient; the error is None where it has another form or isn't finite."""
    one, other = _reals(expected), _reals(got)
    wrong = GradientError(part, parameter, None, right=False)
    if one is None or other is None or one.shape != other.shape or not np.isfinite(other).all():
        return wrong
    with np.errstate(all="ignore"):
        size = float(np.linalg.norm(one) + np.linalg.norm(other))
        apart = float(np.linalg.norm(other - one))
        right = bool(np.all(np.abs(other - one) <= tolerance + tolerance * np.abs(one)))
    error = apart / size if size else 0.0
    return GradientError(part, parameter, error if math.isfinite(error) else None, right)


def _reals(value: Any) -> np.ndarray[Any, Any] | None:
    """Give a value as real numbers; None where it is none, or larger than any of NumPy's."""
    try:
        numbers = np.asarray(value)
    except ValueError:
        return None
    # A float32 that is a signalling NaN warns.
    with np.errstate(all="ignore"):
        return numbers.astype(np.float64) if numbers.dtype.kind in "biuf" else None


def _first_step(bad: np.ndarray[Any, Any], time_axis: int | None) -> int | None:
    if time_axis is None or not 0 <= time_axis < bad.ndim:
        return None
    others = tuple(axis for axis in range(bad.ndim) if axis != time_axis)
    return int(np.argmax(bad.any(axis=others)))


def _largest(errors: np.ndarray[Any, Any]) -> float | None:
    finite = errors[np.isfinite(errors)]
    return float(finite.max()) if finite.size else None


def _sample(
    one: np.ndarray[Any, Any],
    other: np.ndarray[Any, Any],
    error: np.ndarray[Any, Any],
    first: tuple[int, ...],
) -> Sample:
    lead = first[: max(0, one.ndim - 2)]
    tables = [np.atleast_2d(each[lead]) for each in (one, other, error)]
    row, column = (0, 0, *first[max(0, one.ndim - 2) :])[-2:]
    top = _start(row, tables[0].shape[0], SAMPLE_ROWS)
    left = _start(column, tables[0].shape[1], SAMPLE_COLUMNS)
    cut = [each[top : top + SAMPLE_ROWS, left : left + SAMPLE_COLUMNS] for each in tables]
    return Sample(_plain(cut[0]), _plain(cut[1]), _plain(cut[2]), (top, left), lead)


def _start(at: int, size: int, window: int) -> int:
    return max(0, min(at - window // 2, size - window))


def _plain(table: np.ndarray[Any, Any]) -> list[list[float | None]]:
    return [[float(each) if math.isfinite(each) else None for each in row] for row in table]
