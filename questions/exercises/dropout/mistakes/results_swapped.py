"""You give the mask first. The output comes first.

Link: faq/dropout#reasoning
"""

import numpy as np


def dropout(x, rate, training, rng):
    if not 0.0 <= rate < 1.0:
        raise ValueError(f"rate must be from 0 to below 1, not {rate}")
    if not training:
        return np.ones_like(x), x.copy()
    mask = (rng.random(x.shape) >= rate) / (1.0 - rate)
    return mask, x * mask
