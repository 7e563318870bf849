"""Each entry of the mask chosen between 0 and the scale."""

import numpy as np


def dropout(x, rate, training, rng):
    if rate >= 1.0 or rate < 0.0:
        raise ValueError(rate)
    if training:
        mask = rng.choice([0.0, 1.0 / (1.0 - rate)], size=x.shape, p=[rate, 1.0 - rate])
    else:
        mask = np.full(x.shape, 1.0)
    return np.where(mask > 0, x * mask, 0.0), mask
