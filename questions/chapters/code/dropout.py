"""Dropout, forward and backward, as one would write it on a whiteboard."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def forward(
    x: Array, drop: float, *, training: bool, rng: np.random.Generator
) -> tuple[Array, Array]:
    """Drop entries of x with probability `drop`; give the result and the mask."""
    if not training:
        return x, np.ones_like(x)
    mask = (rng.random(x.shape) >= drop) / (1 - drop)
    return x * mask, mask


def backward(dout: Array, mask: Array) -> Array:
    """Send the gradient back through the mask that the forward pass drew."""
    return dout * mask
