"""One slice after the other, from the last to the first."""

import numpy as np


def dropout(x, rate, training, rng):
    if not (rate >= 0 and rate < 1):
        raise ValueError("the rate must be in [0, 1)")
    out, mask = np.array(x), np.ones(x.shape)
    if training:
        for at in reversed(range(len(x))):
            dropped = rng.uniform(-1.0, 0.0, size=x[at].shape) < rate - 1.0
            mask[at] = np.where(dropped, 0.0, 1.0 / (1.0 - rate))
            out[at] = np.where(dropped, 0.0, x[at] / (1.0 - rate))
    return out, mask
