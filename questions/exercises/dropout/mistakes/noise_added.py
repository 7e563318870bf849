"""You multiply with Gaussian noise. That is a relative of dropout; asked is a mask of
zeros and scales.

Link: faq/dropout#traps
"""

import numpy as np


def dropout(x, rate, training, rng):
    if not 0.0 <= rate < 1.0:
        raise ValueError(f"rate must be from 0 to below 1, not {rate}")
    if not training:
        return x.copy(), np.ones_like(x)
    mask = 1.0 + np.sqrt(rate / (1.0 - rate)) * rng.standard_normal(x.shape)
    return x * mask, mask
