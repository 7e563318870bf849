"""In inference your mask is None. Give one of ones, so that the caller need not ask.

Link: faq/dropout#reasoning
"""

import numpy as np


def dropout(x, rate, training, rng):
    if not 0.0 <= rate < 1.0:
        raise ValueError(f"rate must be from 0 to below 1, not {rate}")
    if not training:
        return x.copy(), None
    mask = (rng.random(x.shape) >= rate) / (1.0 - rate)
    return x * mask, mask
