"""A rate outside of [0, 1) is accepted. Raise ValueError.

Link: faq/dropout#reasoning
"""

import numpy as np


def dropout(x, rate, training, rng):
    if not training:
        return x.copy(), np.ones_like(x)
    mask = (rng.random(x.shape) >= rate) / max(1.0 - rate, 1e-9)
    return x * mask, mask
