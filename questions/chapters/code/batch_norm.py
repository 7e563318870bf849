"""Batch normalisation in training and in inference."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass
class BatchNorm:
    """Scale and shift (D,) are learned; running mean and variance (D,) are only kept."""

    scale: Array
    shift: Array
    mean: Array
    variance: Array
    momentum: float = 0.1
    epsilon: float = 1e-5

    def __call__(self, x: Array, *, training: bool) -> Array:
        """Normalise each feature of x (N, D)."""
        if training:
            mean, variance = x.mean(axis=0), x.var(axis=0)
            self.mean += self.momentum * (mean - self.mean)
            self.variance += self.momentum * (variance - self.variance)
        else:
            mean, variance = self.mean, self.variance
        normal: Array = (x - mean) / np.sqrt(variance + self.epsilon)
        return self.scale * normal + self.shift
