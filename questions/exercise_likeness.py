"""How far two values are the same: to the last bit, to nearly every digit, within a tolerance."""

from __future__ import annotations

from typing import Any

import numpy as np

NEARLY = 1e-9


def same(one: Any, other: Any) -> bool:
    """Tell whether two values are the same to the last bit; NaN equals NaN here."""
    if one is other:
        return True
    if isinstance(one, np.ndarray | np.generic):
        if not isinstance(other, np.ndarray | np.generic):
            return False
        left, right = np.asarray(one), np.asarray(other)
        if left.dtype != right.dtype or left.shape != right.shape:
            return False
        return bool(np.array_equal(left, right, equal_nan=left.dtype.kind in "fc"))
    if isinstance(one, tuple | list):
        return (
            type(one) is type(other)
            and len(one) == len(other)
            and all(same(*pair) for pair in zip(one, other, strict=True))
        )
    if isinstance(one, dict):
        return (
            isinstance(other, dict)
            and list(one) == list(other)
            and all(same(one[key], other[key]) for key in one)
        )
    return type(one) is type(other) and bool(one == other or (one != one and other != other))


def nearly(got: Any, known: Any) -> bool:
    """Tell whether values agree in form and to nearly every digit; NaN agrees with NaN."""
    if isinstance(known, tuple | list):
        return (
            type(got) is type(known)
            and len(got) == len(known)
            and all(nearly(*pair) for pair in zip(got, known, strict=True))
        )
    if isinstance(known, dict):
        return (
            isinstance(got, dict)
            and got.keys() == known.keys()
            and all(nearly(got[key], known[key]) for key in known)
        )
    if not is_numeric(known) or not is_numeric(got):
        return same(got, known)
    one, other = np.asarray(known), np.asarray(got)
    if one.shape != other.shape or one.dtype.kind != other.dtype.kind:
        return False
    if one.dtype.kind == "f":
        if not np.array_equal(np.isnan(one), np.isnan(other)):
            return False
        one, other = np.nan_to_num(one), np.nan_to_num(other)
    return is_close(one, other, NEARLY)


def is_close(expected: Any, got: Any, tolerance: float) -> bool:
    """Tell whether values of one form agree: |got − expected| ≤ tol + tol·|expected|; no NaN."""
    if not is_numeric(expected):
        return bool(expected == got)
    one, other = np.asarray(expected), np.asarray(got)
    if one.dtype.kind in "biu":
        return bool(np.array_equal(one, other))
    with np.errstate(all="ignore"):
        near = np.abs(other - one) <= tolerance + tolerance * np.abs(one)
    # Infinity is near nothing, and equal to itself.
    return bool(near.all() or (near | ((one == other) & np.isinf(one))).all())


def is_numeric(value: Any) -> bool:
    if isinstance(value, np.ndarray | np.generic):
        return value.dtype.kind in "biufc"
    return isinstance(value, bool | int | float | complex)
