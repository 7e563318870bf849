"""Coins from the binomial distribution."""

import numpy as np


def dropout(x, rate, training, rng):
    keep = 1 - rate
    if rate < 0 or keep <= 0:
        raise ValueError("rate")
    mask = rng.binomial(1, keep, size=x.shape) / keep if training else np.ones(x.shape)
    return mask * x, mask
