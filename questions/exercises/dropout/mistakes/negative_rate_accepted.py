"""A negative rate is accepted. Raise ValueError.

Link: faq/dropout#reasoning
"""

import numpy as np


def dropout(x, rate, training, rng):
    if rate >= 1.0:
        raise ValueError(f"rate must be from 0 to below 1, not {rate}")
    if not training:
        return x.copy(), np.ones_like(x)
    mask = (rng.random(x.shape) >= rate) / (1.0 - rate)
    return x * mask, mask
