"""Your output is scaled and your mask is not. The mask carries the scale, so that the
backward pass is dout · mask.

Link: faq/dropout#reasoning
"""

import numpy as np


def dropout(x, rate, training, rng):
    if not 0.0 <= rate < 1.0:
        raise ValueError(f"rate must be from 0 to below 1, not {rate}")
    if not training:
        return x.copy(), np.ones_like(x)
    mask = (rng.random(x.shape) >= rate) / (1.0 - rate)
    return x * mask, (mask > 0).astype(float)
