"""You drop in inference as well. There everything is kept, and nothing is random.

Link: faq/dropout#traps
"""

import numpy as np


def dropout(x, rate, training, rng):
    if not 0.0 <= rate < 1.0:
        raise ValueError(f"rate must be from 0 to below 1, not {rate}")
    mask = (rng.random(x.shape) >= rate) / (1.0 - rate)
    return x * mask, mask
