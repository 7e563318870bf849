"""You keep the share `rate`. The rate is the share that is dropped.

Link: faq/dropout#traps
"""

import numpy as np


def dropout(x, rate, training, rng):
    if not 0.0 <= rate < 1.0:
        raise ValueError(f"rate must be from 0 to below 1, not {rate}")
    if not training:
        return x.copy(), np.ones_like(x)
    mask = (rng.random(x.shape) < rate) / (rate or 1.0)
    return x * mask, mask
