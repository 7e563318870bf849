"""Your mask is boolean. It carries the scale: its entries are 0 and 1/(1 − rate).

Link: faq/dropout#reasoning
"""

import numpy as np


def dropout(x, rate, training, rng):
    if not 0.0 <= rate < 1.0:
        raise ValueError(f"rate must be from 0 to below 1, not {rate}")
    if not training:
        return x.copy(), np.ones(x.shape, dtype=bool)
    mask = (rng.random(x.shape) >= rate) / (1.0 - rate)
    return x * mask, mask > 0
