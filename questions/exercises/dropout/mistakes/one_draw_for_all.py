"""One draw decides for all entries. Each entry is dropped by itself.

Link: faq/dropout#traps
"""

import numpy as np


def dropout(x, rate, training, rng):
    if not 0.0 <= rate < 1.0:
        raise ValueError(f"rate must be from 0 to below 1, not {rate}")
    if not training:
        return x.copy(), np.ones_like(x)
    mask = np.ones_like(x) * (rng.random() >= rate) / (1.0 - rate)
    return x * mask, mask
