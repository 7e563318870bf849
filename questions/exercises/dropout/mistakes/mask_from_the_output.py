"""You read the mask from the output: what is zero there counts as dropped. An entry of x that is
zero has a zero output either way. Draw the mask first, then multiply.

Link: faq/dropout#reasoning
"""

import numpy as np


def dropout(x, rate, training, rng):
    if not 0 <= rate < 1:
        raise ValueError(f"the rate must be from 0 to below 1, not {rate}")
    if not training:
        return x.copy(), np.ones_like(x)
    out = np.where(rng.random(x.shape) < rate, 0.0, x / (1 - rate))
    return out, (out != 0) / (1 - rate)
