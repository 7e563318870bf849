"""You always drop the same number of entries. Each entry is dropped by itself, so how
many are is random.

Link: faq/dropout#traps
"""

import numpy as np


def dropout(x, rate, training, rng):
    if not 0.0 <= rate < 1.0:
        raise ValueError(f"rate must be from 0 to below 1, not {rate}")
    if not training:
        return x.copy(), np.ones_like(x)
    kept = np.arange(x.size) >= round(rate * x.size)
    mask = rng.permutation(kept).reshape(x.shape) / (1.0 - rate)
    return x * mask, mask
