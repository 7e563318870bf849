"""What is made small: a mean over everything that counts, with its gradient by the outputs.

Symbols: y outputs (..., O), p = softmax(y), k the wanted class, n how many are counted.

    cross-entropy   L = −mean log p_k            dL/dy = (p − onehot(k)) / n
    squared error   L = mean (y − t)²            dL/dy = 2 (y − t) / n
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.arrays import Array, IntArray, check_shape, frozen, numbers, real_dtype
from engine.errors import DTypeError, LimitError, ShapeError
from engine.limits import finite_number

NO_TARGET = -1
"""Marks a step that foretells nothing, or padding."""


@dataclass(frozen=True, eq=False)
class Loss:
    """A loss over a batch; the gradient has the outputs' shape and is read-only."""

    value: float
    gradient: Array
    accuracy: float
    """Share of what is counted that is right."""


def cross_entropy(outputs: Array, targets: IntArray) -> Loss:
    """Compare outputs (..., O) with classes (...), NO_TARGET where none is wanted; in nats.

    Raises ShapeError, DTypeError, or LimitError for a class that isn't an output.
    """
    dtype = real_dtype(outputs, "outputs")
    outputs = outputs.astype(dtype, copy=False)
    if outputs.ndim == 0 or outputs.shape[-1] == 0:
        raise ShapeError(
            f"outputs has shape {outputs.shape}; (…, O) is wanted, one output or more."
        )
    k = _classes(targets, outputs)
    rows = np.arange(len(k))
    # Classes stand first, (O, n): sums over them then run along whole rows of memory.
    classes_first = np.moveaxis(outputs, -1, 0)
    p = np.array(classes_first, order="C").reshape(len(classes_first), len(k))
    with np.errstate(all="ignore"):  # outputs that aren't finite give a loss that isn't
        # The greatest output is taken off first, so that no power overflows.
        p -= p.max(axis=0, initial=-np.inf)
        log_p = p[k, rows]
        right = log_p == 0
        np.exp(p, out=p)
        total = p.sum(axis=0)
        log_p -= np.log(total)
        p /= total
        p[k, rows] -= 1
    counted = k != NO_TARGET
    n = int(np.count_nonzero(counted))
    if n < len(k):
        p *= counted
        log_p, right = log_p[counted], right[counted]
    p *= dtype.type(1 / max(n, 1))
    value = float(-log_p.mean()) if n else 0.0
    accuracy = np.count_nonzero(right) / n if n else 1.0
    gradient = np.moveaxis(p.reshape(classes_first.shape), 0, -1)
    return Loss(value, frozen(gradient), accuracy)


def _classes(targets: object, outputs: Array) -> IntArray:
    """Give the classes in a row, checked against the outputs (..., O)."""
    wanted = numbers(targets, np.dtype(float), "targets")
    check_shape(wanted, outputs.shape[:-1], "targets", ", one class for each row of outputs")
    given, O = wanted.ravel(), outputs.shape[-1]
    if (np.floor(given) != given).any():
        raise DTypeError(f"targets are {np.asarray(targets).dtype}; classes are whole numbers.")
    if given.size and not NO_TARGET <= given.min() <= given.max() < O:
        raise LimitError(
            f"Classes from {given.min():g} to {given.max():g} were given; they are 0 to "
            f"{O - 1}, or {NO_TARGET} for none."
        )
    return given.astype(np.intp)


def squared_error(outputs: Array, targets: Array, *, tolerance: float = 0.5) -> Loss:
    """Compare outputs with numbers of the same shape; within the tolerance is right.

    Raises ShapeError or DTypeError.
    """
    dtype = real_dtype(outputs, "outputs")
    wanted = numbers(targets, dtype, "targets")
    check_shape(wanted, outputs.shape, "targets", ", like the outputs")
    near = finite_number(tolerance, "tolerance", "a number is wanted, of the targets' size")
    with np.errstate(all="ignore"):  # outputs that aren't finite give a loss that isn't
        difference = np.asarray(outputs.astype(dtype, copy=False) - wanted)
        n = max(1, difference.size)
        value = float((difference * difference).sum()) / n
        accuracy = float((np.abs(difference) < near).sum()) / n
        return Loss(value, frozen(np.asarray(difference * dtype.type(2 / n))), accuracy)
