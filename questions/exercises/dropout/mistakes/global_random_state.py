"""You draw from NumPy's global random state. Use the generator that is given.

Link: faq/dropout#traps
"""

import numpy as np


def dropout(x, rate, training, rng):
    if not 0.0 <= rate < 1.0:
        raise ValueError(f"rate must be from 0 to below 1, not {rate}")
    if not training:
        return x.copy(), np.ones_like(x)
    mask = (np.random.random(x.shape) >= rate) / (1.0 - rate)
    return x * mask, mask
