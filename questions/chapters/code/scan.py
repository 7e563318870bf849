"""A linear recurrence, step by step and by a scan that needs only log T rounds."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def by_steps(a: Array, b: Array) -> Array:
    """Give h_t = a_t h_{t-1} + b_t, with h_0 = 0; a and b (T, H)."""
    h, states = np.zeros_like(b[0]), []
    for a_t, b_t in zip(a, b, strict=True):
        h = a_t * h + b_t
        states.append(h)
    return np.array(states)


def by_scan(a: Array, b: Array) -> Array:
    """Give the same in log2(T) rounds; within a round, nothing waits."""
    a, h, reach = a.copy(), b.copy(), 1
    while reach < len(h):
        h[reach:] += a[reach:] * h[:-reach]
        a[reach:] *= a[:-reach].copy()
        reach *= 2
    return h
