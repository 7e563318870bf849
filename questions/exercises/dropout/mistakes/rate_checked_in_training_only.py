"""A wrong rate goes unnoticed in inference. Raise ValueError there, too: the mistake is
the same.

Link: faq/dropout#reasoning
"""

import numpy as np


def dropout(x, rate, training, rng):
    if training and not 0.0 <= rate < 1.0:
        raise ValueError(f"rate must be from 0 to below 1, not {rate}")
    if not training:
        return x.copy(), np.ones_like(x)
    mask = (rng.random(x.shape) >= rate) / (1.0 - rate)
    return x * mask, mask
