"""You scale by the share that happened to be kept. The scale is 1/(1 − rate), the same
every time.

Link: faq/dropout#traps
"""

import numpy as np


def dropout(x, rate, training, rng):
    if not 0.0 <= rate < 1.0:
        raise ValueError(f"rate must be from 0 to below 1, not {rate}")
    if not training:
        return x.copy(), np.ones_like(x)
    kept = rng.random(x.shape) >= rate
    mask = kept / max(kept.mean(), 1e-9)
    return x * mask, mask
