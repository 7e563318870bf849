"""You compare normal draws with the rate. A uniform draw is below the rate with the
chance that is wanted; a normal one is not.

Link: faq/dropout#traps
"""

import numpy as np


def dropout(x, rate, training, rng):
    if not 0.0 <= rate < 1.0:
        raise ValueError(f"rate must be from 0 to below 1, not {rate}")
    if not training:
        return x.copy(), np.ones_like(x)
    mask = (rng.standard_normal(x.shape) >= rate) / (1.0 - rate)
    return x * mask, mask
