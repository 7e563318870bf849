"""A rate of 1 is accepted: everything is dropped, and the scale is 1/0. Raise ValueError.

Link: faq/dropout#reasoning
"""

import numpy as np


def dropout(x, rate, training, rng):
    if not 0.0 <= rate <= 1.0:
        raise ValueError(f"rate must be from 0 to below 1, not {rate}")
    if not training:
        return x.copy(), np.ones_like(x)
    mask = (rng.random(x.shape) >= rate) / max(1.0 - rate, 1e-9)
    return x * mask, mask
